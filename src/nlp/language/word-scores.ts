// Scores of words, remembered: people write the same few thousand words, and to score one anew costs ten times as much.
// What is kept is a number for each word, not the word.

import { MAX_FEATURES, type WordReader } from './features.js';
import { addScores, CLASS_COUNT } from './model.js';

/** Words remembered; a power of two. A word takes the place of another that falls on the same one. */
const PLACES = 4096;

const keys = new Float64Array(PLACES);
const kept = new Int16Array(PLACES * CLASS_COUNT);
const features = new Uint16Array(MAX_FEATURES);
const fresh = new Int32Array(CLASS_COUNT);

/** Writes the scores of the word that `reader` has read, whose number is `key`, to `scores` from `at`. */
export function takeWordScores(reader: WordReader, key: number, scores: Int32Array, at: number): void {
  const place = key % PLACES;
  const from = place * CLASS_COUNT;
  if (keys[place] !== key) {
    fresh.fill(0);
    addScores(features, reader.features(features), fresh, 0);
    kept.set(fresh, from);
    keys[place] = key;
  }
  for (let c = 0; c < CLASS_COUNT; c += 1) scores[at + c] = kept[from + c] ?? 0;
}
