// The first reader's model: hashed features, one row of small integers a bucket, one column an output.

import type { TextReading } from '../../nlp/read.js';
import type { LexiconReading } from '../lexicon/judge.js';
import { FeatureExtractor } from './features.js';
import type { Curve, Curves, ModelFile } from './model-schema.js';
import type { Block } from './vector.js';

/** The integers of a model: `weights[bucket · outputs + output]`, and how rare each bucket is (1/16 steps). */
export interface ModelWeights {
  readonly weights: Int8Array;
  readonly rarity: Uint8Array;
}

/** Steps of one unit of rarity (inverse document frequency) in the file. */
export const RARITY_STEPS = 16;

/** A loaded model. One instance a thread: it reuses its memory between texts. */
export class LinearModel {
  readonly file: ModelFile;
  private readonly parts: ModelWeights;
  private readonly extractor: FeatureExtractor;
  private readonly sums: Float64Array;

  constructor(file: ModelFile, parts: ModelWeights) {
    this.file = file;
    this.parts = parts;
    this.extractor = new FeatureExtractor(file.features, parts.rarity);
    this.sums = new Float64Array(file.outputs.length);
  }

  /** Raw scores (log-odds before calibration), in the order of `outputs`. */
  score(reading: TextReading, signs: LexiconReading | null): Float64Array {
    const sums = this.sums.fill(0);
    this.extractor.visit(reading, signs, (block) => addBlock(sums, this.parts.weights, block));
    return sums.map((sum, column) => {
      const one = this.file.columns[column];
      return sum * (one?.scale ?? 0) + (one?.bias ?? 0);
    });
  }
}

/** Adds each bucket's row of weights, times its value, to the sums. */
function addBlock(sums: Float64Array, weights: Int8Array, { buckets, values, size }: Block): void {
  const width = sums.length;
  for (let i = 0; i < size; i += 1) {
    const row = (buckets[i] ?? 0) * width;
    const value = values[i] ?? 0;
    for (let column = 0; column < width; column += 1) {
      sums[column] = (sums[column] ?? 0) + value * (weights[row + column] ?? 0);
    }
  }
}

/** The probability that a curve gives. */
export function probability(curve: Curve, linear: number, lexicon: number): number {
  return 1 / (1 + Math.exp(-(curve.linear * linear + curve.lexicon * lexicon + curve.bias)));
}

/**
 * The probability from both scores: the surer of the joint curve and the lexicon's own. A clear sign counts in full even
 * where the few rows of training have taught the model to doubt it. Without a sign its own curve would only say how often a label
 * holds at all, for every text alike.
 */
export function joined(curves: Curves, linear: number, lexicon: number): number {
  const together = probability(curves.both, linear, lexicon);
  if (curves.lexicon === null || lexicon === 0) return together;
  return Math.max(together, probability(curves.lexicon, 0, lexicon));
}
