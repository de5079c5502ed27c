// Kinds of units, as one table look-up, for the passes that look for disguised words.

import { isDigit, isLatin, isLetter, isMark } from '../characters.js';
import { CONFUSABLES, LEET } from '../confusables.js';

/** Anything that parts words. */
export const NONE = 1;
/** A Latin letter. */
export const LATIN = 2;
/** A digit; the folded text has 0 to 9 only. */
export const DIGIT = 4;
/** A sign that is written for a letter or covers one. */
export const SIGN = 8;
/** A letter of another script that is drawn like a Latin one. */
export const ALIKE = 16;
/** Another letter. */
export const OTHER = 32;
/** A combining mark. */
export const MARK = 64;
/** A Chinese character. */
export const HAN = 128;
/** A letter of any kind. */
export const LETTERS = LATIN | ALIKE | OTHER | HAN;

/** Signs that cover letters in a masked word. */
const COVERS = '*•●■█#';
const COVER_UNITS = new Set([...COVERS].map((sign) => sign.charCodeAt(0)));

/** True for a sign that covers a letter, of which nothing is seen. */
export function isCover(unit: number): boolean {
  return COVER_UNITS.has(unit);
}

const table = new Uint8Array(0x10000);

/** Kind of a unit of the folded text: one of the constants above. */
export function kindOf(unit: number): number {
  const known = table[unit] ?? 0;
  if (known !== 0) return known;
  const made = findKind(unit);
  table[unit] = made;
  return made;
}

function findKind(unit: number): number {
  if (isLatin(unit)) return LATIN;
  if (isDigit(unit)) return DIGIT;
  if (LEET.has(unit) || isCover(unit)) return SIGN;
  if (CONFUSABLES.has(unit)) return ALIKE;
  if (isMark(unit)) return MARK;
  if (unit >= 0x3400 && unit <= 0x9fff) return HAN;
  return isLetter(unit) ? OTHER : NONE;
}
