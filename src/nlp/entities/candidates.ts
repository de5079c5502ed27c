// What the entity readers share: a place in the normalised text, and runs of digits found in one pass.

import { isAsciiDigit } from '../characters.js';

/** Something found in the normalised text at [start, end). */
export interface Found {
  readonly type: 'phone' | 'email' | 'url' | 'handle' | 'money';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A run of digits with the signs that people write between them. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Signs that may stand inside a phone number, one or two at a time. */
const INSIDE = new Set([' ', '-', '.', '(', ')', '/', '\u00a0']);
/** Longest run read as one; longer ones are split. */
const MAX_RUN = 40;

/** All runs of digits, in order. `+` and `(` before the first digit belong to the run. */
export function digitRuns(text: string): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isAsciiDigit(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const run = runFrom(text, at);
    runs.push(run);
    at = run.end;
  }
  return runs;
}

function runFrom(text: string, first: number): DigitRun {
  let digits = '';
  let end = first;
  let at = first;
  while (at < text.length && at - first < MAX_RUN) {
    if (isAsciiDigit(text.charCodeAt(at))) {
      digits += text.charAt(at);
      at += 1;
      end = at;
    } else if (INSIDE.has(text.charAt(at)) && at - end < 2) at += 1;
    else break;
  }
  let start = first;
  while (start > 0 && first - start < 2 && (text.charAt(start - 1) === '+' || text.charAt(start - 1) === '('))
    start -= 1;
  return { start, end, digits };
}
