// What the learned part sees of a message: its words, pairs of words and letter groups, as bucket numbers.

import type { Word } from './words.js';

/** Buckets of the hashed features; a power of two. */
export const BUCKETS = 1 << 15;
/** UTF-16 units that are looked at; commands are short. */
export const MAX_UNITS = 120;
/** Letter groups from this many letters to that many. */
const SHORTEST = 2;
const LONGEST = 5;
/** Seeds by which groups, words, pairs and accented words do not share a bucket by rule. */
const SEED = { group: 0x1b873593, word: 0x5bd1e995, pair: 0x2545f491, marked: 0x7feb352d } as const;
const PRIME = 0x01000193;

/** The buckets of a message, each once, in no order. */
export function intentFeatures(words: readonly Word[]): readonly number[] {
  const found = new Set<number>();
  addGroups(found, ` ${words.map(({ word }) => word).join(' ')} `.slice(0, MAX_UNITS));
  words.forEach(({ word, marks }, n) => {
    found.add(bucketOf(hash(SEED.word, word)));
    if (marks !== '') found.add(bucketOf(hash(hash(SEED.marked, word), marks)));
    const next = words[n + 1];
    if (next !== undefined) found.add(bucketOf(hash(hash(SEED.pair, word), next.word)));
  });
  return [...found];
}

function addGroups(found: Set<number>, text: string): void {
  for (let from = 0; from < text.length; from++) {
    let value: number = SEED.group;
    const end = Math.min(text.length, from + LONGEST);
    for (let at = from; at < end; at++) {
      value = Math.imul(value ^ text.charCodeAt(at), PRIME);
      if (at - from + 1 >= SHORTEST) found.add(bucketOf(value));
    }
  }
}

/** FNV-1a over the text, begun with `seed`. */
function hash(seed: number, text: string): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), PRIME);
  return Math.imul(value ^ 0x20, PRIME);
}

/** Last mixing of a hash (the finaliser of MurmurHash3), cut to a bucket. */
function bucketOf(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) & (BUCKETS - 1);
}
