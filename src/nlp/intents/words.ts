// The words of a message or a phrase, as commands compare them.

import { foldWords, marksOf } from '../../domain/fold.js';
import { foldHanText } from '../disguise/han-forms.js';
import { normalise } from '../normalise.js';
import { isZawgyi } from '../zawgyi.js';

/** A folded word, and the accents that it was written with (`marksOf`), empty when none. */
export interface Word {
  readonly word: string;
  readonly marks: string;
}

const HAN = /[\u3400-\u9fff]/u;
const BURMESE = /[\u1000-\u109f]/u;

/** The words of a text: Zawgyi as Unicode, traditional Chinese as simplified, then folded. Empty for a text without words. */
export function wordsOf(text: string): readonly Word[] {
  const plain = inOneSpelling(text.replaceAll('🆘', ' sos '));
  const folded = foldWords(plain);
  if (folded === '') return [];
  const words = folded.split(' ');
  const marks = folded === plain ? null : marksOf(plain);
  // A sign that folding drops whole leaves the two lists of unequal length: then the accents say nothing.
  const aligned = marks?.length === words.length ? marks : null;
  return words.map((word, n) => ({ word, marks: aligned?.[n] ?? '' }));
}

/** The words with one space between. */
export function keyOf(words: readonly Word[]): string {
  return words.length === 1 ? (words[0]?.word ?? '') : words.map(({ word }) => word).join(' ');
}

/** The words run together. */
export function joinedKeyOf(words: readonly Word[]): string {
  return words.map(({ word }) => word).join('');
}

/** UTF-16 units of all words. */
export function lettersIn(words: readonly Word[]): number {
  let letters = 0;
  for (const { word } of words) letters += word.length;
  return letters;
}

function inOneSpelling(text: string): string {
  if (BURMESE.test(text)) return isZawgyi(text) ? normalise(text).text : text;
  return HAN.test(text) ? foldHanText(text) : text;
}
