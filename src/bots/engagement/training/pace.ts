// How long reading and typing takes on the range.

import { readingTimeMs } from '../approval.js';
import type { TheirEvent } from './session.js';

/** Milliseconds a character: forty words a minute. */
const TYPING_MS = 300;
/** Milliseconds to read the suggestions beside the message. */
const CHOOSING_MS = 8000;

/** Milliseconds that their message takes to read. */
export function timeToRead({ text, script }: Pick<TheirEvent, 'text' | 'script'>): number {
  return readingTimeMs(text, script);
}

/** How long an officer who reads and types without haste takes; for lines that nobody measured. Milliseconds. */
export function easyPause(
  theirs: Pick<TheirEvent, 'text' | 'script'> | undefined,
  typed: string,
  chooses: boolean,
): number {
  const reading = theirs === undefined ? 0 : timeToRead(theirs);
  return reading + [...typed].length * TYPING_MS + (chooses ? CHOOSING_MS : 0);
}
