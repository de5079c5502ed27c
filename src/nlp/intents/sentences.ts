// The sentences of a longer text that may be a command by themselves.

import type { Intent } from '../../domain/assessment.js';
import { isUnspaced } from '../../domain/fold.js';
import { withoutCourtesies } from './courtesies.js';
import type { Index } from './index.js';
import { keyOf, type Word, wordsOf } from './words.js';

/**
 * Commands that count inside a story too, when one of its sentences is a phrase of theirs to the letter. Panic and deletion do not: they
 * take the talk away, and "he is here" ends many a story.
 */
export const IN_STORIES: ReadonlySet<Intent> = new Set(['person', 'danger']);

/** Shorter phrases are words of ordinary sentences. */
const MIN_WORDS = 3;
/** The same where words are not parted: letters of Chinese, and of Thai or Burmese. */
const MIN_HAN = 3;
const MIN_LETTERS = 7;
/** UTF-16 units at the beginning of a text that are looked through. */
const MAX_STORY_LENGTH = 2_000;
/** A sentence of more UTF-16 units is not looked at. */
const MAX_SENTENCE_LENGTH = 120;

const END = /[.!?…¡¿।॥؟۔။。！？｡\n]+/u;
const THAI = /[\u0e00-\u0e7f]/u;
const HAN = /[\u3400-\u9fff]/u;

/** Sentences of a text of more than one, as words, long enough to be no word of another sentence. */
export function sentencesOf(text: string, index: Index): readonly (readonly Word[])[] {
  const head = text.slice(0, MAX_STORY_LENGTH);
  const parts = [...head.split(END), ...(THAI.test(head) ? thaiEnds(head) : [])].filter((part) => part.trim() !== '');
  if (parts.length < 2) return [];
  const whole = parts.filter((part) => part.length <= MAX_SENTENCE_LENGTH).map(wordsOf);
  return whole.flatMap((words) => [words, ...bareOf(words, index)]).filter(isSentence);
}

function bareOf(words: readonly Word[], { courtesies, polite }: Index): readonly (readonly Word[])[] {
  const first = words[0]?.word ?? '';
  const isPolite = polite.has(first) || polite.has(words.at(-1)?.word ?? '') || isUnspaced(first);
  if (!isPolite) return [];
  return [...courtesies.values()]
    .map((one) => withoutCourtesies(words, one))
    .filter((bare) => bare.length < words.length || isUnspaced(first));
}

function isSentence(words: readonly Word[]): boolean {
  const key = keyOf(words);
  if (!isUnspaced(key)) return words.length >= MIN_WORDS;
  return key.length >= (HAN.test(key) ? MIN_HAN : MIN_LETTERS);
}

/** Thai parts clauses by a blank. What stands in the middle is told; what a text begins or ends with may be asked for. */
function thaiEnds(text: string): readonly string[] {
  const clauses = text.trim().split(/\s+/u);
  return clauses.length < 2 ? [] : [clauses[0] ?? '', clauses.at(-1) ?? ''];
}
