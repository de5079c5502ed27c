// Splits rows into folds so that near-duplicates never stand on both sides.

import type { TextReading } from '../../nlp/read.js';

/** A small seeded generator of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Smallest hashes kept of a text's word pairs; two texts that share them are taken for one. */
const SKETCH = 3;

/** Near-duplicate group of a text: the same words but for digits, in nearly the same order. */
function groupKey(reading: TextReading): string {
  const words = reading.tokens.map(({ word }) => word.replace(/\d/g, '0'));
  if (words.length < 4) return words.join(' ');
  const hashes = words.slice(1).map((word, i) => hash(`${words[i]} ${word}`));
  return [...new Set(hashes)]
    .sort((a, b) => a - b)
    .slice(0, SKETCH)
    .join(' ');
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
}

/**
 * Fold number 0 … folds−1 of each reading. `strata`: rows of one stratum are spread evenly. `subjects`: rows of one subject
 * stay together (null: by near-duplicates). Deterministic by seed.
 */
export function assignFolds(
  readings: readonly TextReading[],
  strata: readonly string[],
  subjects: readonly (string | null)[],
  folds: number,
  seed: number,
): Uint8Array {
  const groups = new Map<string, number[]>();
  readings.forEach((reading, row) => {
    const key = subjects[row] ?? groupKey(reading);
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, [row]);
    else rows.push(row);
  });
  const order = shuffled([...groups.values()], seededRandom(seed));
  const next = new Map<string, number>();
  const out = new Uint8Array(readings.length);
  for (const rows of order) {
    const stratum = strata[rows[0] ?? 0] ?? '';
    const fold = next.get(stratum) ?? Math.abs(hash(stratum)) % folds;
    next.set(stratum, (fold + 1) % folds);
    for (const row of rows) out[row] = fold;
  }
  return out;
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = out[i] as T;
    out[i] = out[j] as T;
    out[j] = held;
  }
  return out;
}
