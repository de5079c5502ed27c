// Where a sentence ends, in every script: the words of a text and the phrases of the lexicon ask here.

import { isAsciiDigit, isLetter, isMark, isThaiOrLao, isUnspaced } from './characters.js';

/** Newline ! ? 。 ؟ ۔ । ॥ ။ ។ ៕ — full-width signs were folded into these. */
const ENDS = new Set([10, 33, 63, 0x3002, 0x61f, 0x6d4, 0x964, 0x965, 0x104b, 0x17d4, 0x17d5]);
const SPACE = 32;
const DOT = 46;

/**
 * Whether a sentence ends with unit `at` of a folded text. A dot ends one before a blank, and before a letter where
 * somebody left the blank out ("I know.They"); not in a number, not in "พ.ศ.", "p.m." or an address of one letter, and not
 * as part of "...", which is a pause. Thai and Lao part sentences by two spaces.
 */
export function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === SPACE) return text.charCodeAt(at - 1) === SPACE && isThaiOrLao(text.charCodeAt(at - 2));
  return code === DOT ? isFullStop(text, at) : ENDS.has(code);
}

function isFullStop(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (text.charCodeAt(at - 1) === DOT || next === DOT) return false;
  if (Number.isNaN(next) || next === SPACE || next === 10) return true;
  if (isAsciiDigit(next) || !isSpacedLetter(next)) return false;
  return isSpacedLetter(text.charCodeAt(at - 1)) && isSpacedLetter(text.charCodeAt(at - 2));
}

function isSpacedLetter(code: number): boolean {
  return !isUnspaced(code) && (isLetter(code) || isMark(code));
}
