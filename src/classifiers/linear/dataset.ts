// From readings to a matrix: counts how rare each bucket is, then keeps the columns that occur.

import type { TextReading } from '../../nlp/read.js';
import type { LexiconReading } from '../lexicon/judge.js';
import { FeatureExtractor, type FeatureOptions } from './features.js';
import type { Matrix } from './fit.js';
import { RARITY_STEPS } from './model.js';

/** A text with its signs, ready to be counted. */
export interface Sample {
  readonly reading: TextReading;
  readonly signs: LexiconReading | null;
}

/** The matrix of all samples, how rare each bucket is, and the bucket of each column. */
export interface Dataset {
  readonly matrix: Matrix;
  readonly rarity: Uint8Array;
  readonly buckets: Int32Array;
}

/** Reads every sample twice: once to count, once to weigh. */
export function buildDataset(samples: readonly Sample[], options: FeatureOptions): Dataset {
  const rarity = countRarity(samples, options);
  const buckets = Int32Array.from(rarity.keys()).filter((bucket) => rarity[bucket] !== 0);
  const columnOf = new Int32Array(rarity.length);
  buckets.forEach((bucket, column) => {
    columnOf[bucket] = column;
  });
  const extractor = new FeatureExtractor(options, rarity);
  const columns: number[] = [];
  const values: number[] = [];
  const starts = [0];
  for (const { reading, signs } of samples) {
    extractor.visit(reading, signs, (block) => {
      for (let i = 0; i < block.size; i += 1) {
        columns.push(columnOf[block.buckets[i] ?? 0] ?? 0);
        values.push(block.values[i] ?? 0);
      }
    });
    starts.push(columns.length);
  }
  const matrix = {
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
    width: buckets.length,
  };
  return { matrix, rarity, buckets };
}

/** Smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1, in steps of 1/16; 0 for buckets never seen. */
function countRarity(samples: readonly Sample[], options: FeatureOptions): Uint8Array {
  const counts = new Uint32Array(2 ** options.bits);
  const extractor = new FeatureExtractor(options, null);
  for (const { reading, signs } of samples) {
    extractor.visit(reading, signs, ({ buckets, size }) => {
      for (let i = 0; i < size; i += 1) counts[buckets[i] ?? 0] = (counts[buckets[i] ?? 0] ?? 0) + 1;
    });
  }
  const rarity = new Uint8Array(counts.length);
  counts.forEach((count, bucket) => {
    if (count === 0) return;
    const idf = Math.log((1 + samples.length) / (1 + Math.min(count, samples.length))) + 1;
    rarity[bucket] = Math.min(255, Math.max(1, Math.round(idf * RARITY_STEPS)));
  });
  return rarity;
}
