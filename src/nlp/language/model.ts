// The language model for Latin letters: scores of every class for each word, from the profile that was trained.

import { BUCKETS } from './features.js';
import { BIAS, CLASSES, SCALE, WEIGHTS } from './profile.js';

/** How many classes the model tells apart. */
export const CLASS_COUNT = CLASSES.length;

/** Class → its language, BCP 47 primary subtag; `und` for the pooled classes. In the order of the scores. */
export const CLASS_LANGUAGES: readonly string[] = CLASSES.map((name) =>
  name.startsWith('other-') ? 'und' : (name.split('-')[0] ?? 'und'),
);

const weights = decode();

function decode(): Int8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = new Int8Array(128);
  for (let i = 0; i < alphabet.length; i += 1) values[alphabet.charCodeAt(i)] = i - 32;
  const out = new Int8Array(BUCKETS * CLASS_COUNT);
  for (let i = 0; i < out.length; i += 1) out[i] = values[WEIGHTS.charCodeAt(i)] ?? 0;
  return out;
}

/** Adds the weights of `count` features to `scores` (CLASS_COUNT units from `at`, in steps of SCALE). */
export function addScores(features: Uint16Array, count: number, scores: Int32Array, at: number): void {
  for (let i = 0; i < count; i += 1) {
    const from = (features[i] ?? 0) * CLASS_COUNT;
    for (let c = 0; c < CLASS_COUNT; c += 1) scores[at + c] = (scores[at + c] ?? 0) + (weights[from + c] ?? 0);
  }
}

/** Log-odds score of class `c` for the sum of its steps. */
export function toLogit(steps: number, c: number): number {
  return steps * SCALE + (BIAS[c] ?? 0);
}
