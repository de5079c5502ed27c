// The first reader's model: hashed features, one row of small integers a bucket, one column an output.

import { z } from 'zod';
import type { TextReading } from '../../nlp/read.js';
import type { LexiconReading } from '../lexicon/judge.js';
import { FeatureExtractor } from './features.js';

/** Version of the folder's layout; another one is refused. */
export const MODEL_FORMAT = 1;

const unit = z.number().min(0).max(1);

/** A logistic curve from the two scores to a probability: 1 / (1 + e^-(linear·z + lexicon·s + bias)). */
export const curveSchema = z.strictObject({ linear: z.number(), lexicon: z.number(), bias: z.number() });
export type Curve = z.infer<typeof curveSchema>;

/** `model.json`, checked on load. */
export const modelSchema = z.strictObject({
  format: z.literal(MODEL_FORMAT),
  /** `labels`: the taxonomy's labels and the speaker. `binary`: one output, `positive`. */
  kind: z.enum(['labels', 'binary']),
  version: z.string(),
  /** Outputs in the order of the columns. */
  outputs: z.array(z.string()).min(1),
  features: z.strictObject({
    bits: z.number().int().min(8).max(20),
    maxGram: z.number().int().min(2).max(6),
    lexicon: z.boolean(),
  }),
  /** Factor of each column's integers, and its bias. */
  columns: z.array(z.strictObject({ scale: z.number(), bias: z.number() })),
  /** Calibration by output: with both scores, and with the linear one alone. */
  curves: z.record(z.string(), z.strictObject({ both: curveSchema, linear: curveSchema })),
  thresholds: z.strictObject({
    /** Calibrated probability from which on an output raises the flag (for `binary`: is positive). */
    flag: z.record(z.string(), unit),
    needsPerson: z.record(z.string(), unit),
  }),
  card: z.strictObject({
    trainedOn: z.string(),
    rows: z.number().int(),
    seed: z.number().int(),
    figures: z.record(z.string(), z.unknown()),
    limits: z.array(z.string()),
  }),
});
export type ModelFile = z.infer<typeof modelSchema>;

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
    const { weights } = this.parts;
    const width = this.file.outputs.length;
    const sums = this.sums.fill(0);
    this.extractor.visit(reading, signs, (bucket, value) => {
      const row = bucket * width;
      for (let column = 0; column < width; column += 1) {
        sums[column] = (sums[column] ?? 0) + value * (weights[row + column] ?? 0);
      }
    });
    return sums.map((sum, column) => {
      const one = this.file.columns[column];
      return sum * (one?.scale ?? 0) + (one?.bias ?? 0);
    });
  }
}

/** The probability that a curve gives. */
export function probability(curve: Curve, linear: number, lexicon: number): number {
  return 1 / (1 + Math.exp(-(curve.linear * linear + curve.lexicon * lexicon + curve.bias)));
}
