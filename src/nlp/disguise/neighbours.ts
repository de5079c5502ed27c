// What a character does to its neighbours: which ones stand alone, which join the one before.

import { isBurmese, isInvisible, isMark } from '../characters.js';
import { isStyledLetter } from '../confusables.js';

const SOFT_HYPHEN = 0xad;
/** The Burmese zero, which may stand for a letter. */
export const ZERO = 0x1040;

/** The unit, with accent, that a code unit is always spelled as; 0: not known to be so. Filled as texts are read. */
export const simpleText = new Uint16Array(0x10000);
/** The same without accent. */
export const simpleFolded = new Uint16Array(0x10000);

/** Whether a code's spelling depends on nothing around it. */
export function isSimple(code: number): boolean {
  if (code >= 0xd800 || code === 0xe32 || code === 0xe40 || code === ZERO) return false;
  return !isStyledLetter(code);
}

/** By code unit: 0 not asked yet, 1 changes the character before it, 2 does not. */
const nextKinds = new Uint8Array(0x10000);

/** What follows a character without changing it. */
export function isPlainNext(after: number): boolean {
  if (after < 0x300) return after !== SOFT_HYPHEN;
  if (nextKinds[after] === 0) nextKinds[after] = joinsBefore(after) ? 1 : 2;
  return nextKinds[after] === 2;
}

/** Marks, unseen characters, and what may be the first half of one. */
function joinsBefore(unit: number): boolean {
  return isMark(unit) || isInvisible(unit) || isJoining(unit) || (unit >= 0xd800 && unit <= 0xdbff);
}

/** Letters that NFKC may join to the one before: voiced sounds of half-width kana, vowels and finals of Hangul. */
function isJoining(code: number): boolean {
  return code === 0xff9e || code === 0xff9f || (code >= 0x1161 && code <= 0x11ff);
}

/** Whether such a letter joins `base`. */
function joins(code: number, base: number): boolean {
  if (!isJoining(code)) return false;
  if (code >= 0xff00) return (base >= 0x3041 && base <= 0x30ff) || (base >= 0xff66 && base <= 0xff9d);
  return (base >= 0x1100 && base <= 0x11ff) || (base >= 0xac00 && base <= 0xd7a3);
}

/**
 * Where the marks on a character end; unseen characters between marks belong to them. Burmese signs on other than
 * Burmese letters are left alone: in Zawgyi they belong to what follows.
 */
export function endOfMarks(original: string, from: number, base: number): number {
  let end = from;
  let at = from;
  while (at < original.length) {
    const code = original.codePointAt(at) ?? 0;
    const next = at + (code > 0xffff ? 2 : 1);
    if (isInvisible(code)) at = next;
    else if (isBurmese(code) && !isBurmese(base)) break;
    else if (isMark(code) || joins(code, base)) {
      at = next;
      end = next;
    } else break;
  }
  return end;
}
