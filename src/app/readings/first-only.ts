// What is said of a message that the second reader has not read in time.

import type { Instant } from '../../domain/clock.js';
import { type Entry, isReadAgain, UNREAD } from '../../domain/log.js';

/** What has not been read after this time is shown as "first reader only". It is read all the same when its turn comes. */
export const FIRST_ONLY_AFTER_MS = 600_000;

/** Whether only the first reader has read the message, and the other one is late or has given it up. */
export function isFirstOnly({ toRead, at }: Pick<Entry, 'toRead' | 'at'>, now: Instant): boolean {
  if (isReadAgain({ toRead })) return false;
  return toRead !== null && (toRead === UNREAD || now - at > FIRST_ONLY_AFTER_MS);
}
