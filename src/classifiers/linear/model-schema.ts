// The layout of `model.json`, checked on load.

import { z } from 'zod';

/** Version of the folder's layout; another one is refused. */
export const MODEL_FORMAT = 1;

const unit = z.number().min(0).max(1);

/** A logistic curve from the two scores to a probability: 1 / (1 + e^-(linear·z + lexicon·s + bias)). */
export const curveSchema = z.strictObject({ linear: z.number(), lexicon: z.number(), bias: z.number() });
export type Curve = z.infer<typeof curveSchema>;

/** An output's curves: from both scores, from the linear one alone, from the lexicon's alone (null without a lexicon). */
export const curvesSchema = z.strictObject({
  both: curveSchema,
  linear: curveSchema,
  lexicon: curveSchema.nullable(),
});
export type Curves = z.infer<typeof curvesSchema>;

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
  /** Calibration by output. */
  curves: z.record(z.string(), curvesSchema),
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
