// The letters of a text in a row, as phrases of scripts without spaces measure distance.

import { isDigit, isLetter, isMark, isThaiOrLao } from '../../nlp/characters.js';
import { isDense } from './dense-script.js';

/** Letters by which a sentence's end parts what stands before and after it; wider than any gap of a phrase. */
export const SENTENCE_GAP = 100;
/** What a word written with spaces counts, however long it is. */
const SPACED_WORD = 2;

/** Newline ! ? 。 ؟ । ။ ។ — full-width signs were folded into these. */
const ENDS = new Set([10, 33, 63, 0x3002, 0x61f, 0x964, 0x104b, 0x17d4]);
const SPACE = 32;
const DOT = 46;

/**
 * Whether a sentence ends with unit `at`. A dot ends one before a space, not in "พ.ศ." and not as part of "...". Thai and
 * Lao part sentences by two spaces.
 */
export function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === SPACE) return text.charCodeAt(at - 1) === SPACE && isThaiOrLao(text.charCodeAt(at - 2));
  if (code === DOT) {
    const next = text.charCodeAt(at + 1);
    return (Number.isNaN(next) || next === SPACE || next === 10) && text.charCodeAt(at - 1) !== DOT;
  }
  return ENDS.has(code);
}

/** What unit `at` adds to the distance: 1 for a letter of a dense script, 2 where a spaced word begins, else nothing. */
function lengthOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isDense(code)) return isMark(code) ? 0 : 1;
  if (!isSpacedWord(code)) return endsSentence(text, at) ? SENTENCE_GAP : 0;
  return at > 0 && isSpacedWord(text.charCodeAt(at - 1)) ? 0 : SPACED_WORD;
}

function isSpacedWord(code: number): boolean {
  return !isDense(code) && (isLetter(code) || isDigit(code) || isMark(code));
}

/** Letters before each unit, from `base`; one entry more than the text has units. */
export function measure(text: string, base: number): Int32Array {
  const line = new Int32Array(text.length + 1);
  let letters = base;
  for (let i = 0; i < text.length; i += 1) {
    line[i] = letters;
    letters += lengthOf(text, i);
  }
  line[text.length] = letters;
  return line;
}
