// The letters of a text in a row, as phrases of scripts without spaces measure distance.

import { isDigit, isLetter, isMark } from '../../nlp/characters.js';
import { endsSentence } from '../../nlp/sentences.js';
import { isDense } from './dense-script.js';

/** Letters by which a sentence's end parts what stands before and after it; wider than any gap of a phrase. */
export const SENTENCE_GAP = 100;
/** What a word written with spaces counts, however long it is. */
const SPACED_WORD = 2;

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
