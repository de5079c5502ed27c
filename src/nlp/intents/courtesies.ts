// The forms in which a message may hold a command: as it stands, without polite words, without stretched letters and repetitions.

import type { Language } from '../../domain/content.js';
import { isUnspaced } from '../../domain/fold.js';
import type { Courtesies, Index } from './index.js';
import type { Word } from './words.js';

/** Words that may be a command, and in which languages; null: in all. */
export interface Reading {
  readonly words: readonly Word[];
  readonly language: Language | null;
}

/** Commands are short. What is longer is a story, and a story is never a command. */
export const MAX_COMMAND_WORDS = 12;
/** Words that are left when polite ones between them are taken away. */
const MIN_LEFT = 3;

/** The readings of a message, the plainest first. Polite words are those of one language at a time: "so" is none in Vietnamese. */
export function* readings(words: readonly Word[], index: Index): Generator<Reading> {
  if (words.length <= MAX_COMMAND_WORDS) yield { words, language: null };
  const calm = calmed(words);
  if (calm !== null && calm.length <= MAX_COMMAND_WORDS) yield { words: calm, language: null };
  for (const language of politeLanguages(words, index)) {
    const courtesies = index.courtesies.get(language);
    const bare = courtesies ? withoutCourtesies(words, courtesies) : words;
    if (bare.length === 0 || bare === words || bare.length > MAX_COMMAND_WORDS) continue;
    yield { words: bare, language };
    const calmBare = calmed(bare);
    if (calmBare !== null) yield { words: calmBare, language };
  }
  yield* withoutAnyPolite(words, index);
}

/** Polite words are also put between the others: `pwede po bang …`. What is left must still be a phrase of some words. */
function* withoutAnyPolite(words: readonly Word[], { polite, courtesies }: Index): Generator<Reading> {
  if (words.length <= MIN_LEFT || words.length > MAX_COMMAND_WORDS + MIN_LEFT) return;
  const languages = new Set(words.flatMap(({ word }) => polite.get(word) ?? []));
  for (const language of languages) {
    const single = courtesies.get(language)?.single;
    const left = words.filter(({ word }) => !single?.has(word));
    if (left.length >= MIN_LEFT && left.length < words.length) yield { words: left, language };
  }
}

/** Words between the polite ones of a language; none when there are no others. */
export function withoutCourtesies(words: readonly Word[], { spaced, unspaced }: Courtesies): readonly Word[] {
  let from = 0;
  let to = words.length;
  for (let before = -1; before !== from; ) {
    before = from;
    from += spaced.find((polite) => stands(polite, words, from, to))?.length ?? 0;
  }
  for (let before = -1; before !== to; ) {
    before = to;
    to -= spaced.find((polite) => stands(polite, words, to - polite.length, to))?.length ?? 0;
  }
  const kept = from === 0 && to === words.length ? words : words.slice(from, Math.max(from, to));
  return unspaced.length === 0 ? kept : withoutParticles(kept, unspaced);
}

function stands(polite: readonly string[], words: readonly Word[], from: number, to: number): boolean {
  return from >= 0 && from + polite.length <= to && polite.every((word, n) => words[from + n]?.word === word);
}

/** Polite words that are written onto the others. */
function withoutParticles(words: readonly Word[], particles: readonly string[]): readonly Word[] {
  const [only, ...more] = words;
  if (only === undefined || more.length > 0 || !isUnspaced(only.word)) return words;
  let word = only.word;
  for (let before = ''; before !== word; ) {
    before = word;
    const first = particles.find((one) => word.startsWith(one));
    if (first) word = word.slice(first.length);
    const last = particles.find((one) => word.endsWith(one));
    if (last) word = word.slice(0, -last.length);
  }
  if (word === only.word) return words;
  return word === '' ? [] : [{ word, marks: '' }];
}

function politeLanguages(words: readonly Word[], { polite, courtesies }: Index): Iterable<Language> {
  const first = words[0]?.word ?? '';
  const last = words.at(-1)?.word ?? '';
  const found = new Set([...(polite.get(first) ?? []), ...(polite.get(last) ?? [])]);
  if (isUnspaced(first))
    for (const [language, { unspaced }] of courtesies) if (unspaced.length > 0) found.add(language);
  return found;
}

const STRETCHED = /(.)\1{2,}/gu;
const REPEATED = /^(.{2,}?)\1+$/u;

/** Without letters that are stretched and words that are repeated; null when there were none. */
function calmed(words: readonly Word[]): readonly Word[] | null {
  const calm = words
    .map((one) => ({ ...one, word: one.word.replace(STRETCHED, '$1') }))
    .map((one) => (isUnspaced(one.word) ? { ...one, word: one.word.replace(REPEATED, '$1') } : one))
    .filter((one, n, all) => one.word !== all[n - 1]?.word);
  const same = calm.length === words.length && calm.every((one, n) => one.word === words[n]?.word);
  return same ? null : calm;
}
