// How the two readers' answers become one probability: the layout of models/second/model.json, and the curves themselves.

import { join } from 'node:path';
import { z } from 'zod';
import { LABELS } from '../../domain/assessment.js';
import type { FirstModel } from '../linear/fingerprint.js';
import { readChecked } from '../read-checked.js';

const number = z.number().min(-1e3).max(1e3);
const share = z.number().min(0).max(1);

/** Log odds of an output: `first` and `second` weigh the readers', `languages` shifts it where a language differs. */
const curveSchema = z.object({
  first: number,
  second: number,
  bias: number,
  languages: z.record(z.string(), number),
});
export type JoinCurve = z.infer<typeof curveSchema>;

/** Bounds within which the first reader's word is enough (sure.ts). */
const sureSchema = z.object({
  /** Nothing is there: a quiet text of at most so many UTF-16 units, of which the first reader expects at most so many labels. */
  benign: z.object({ labels: z.number().min(0).max(LABELS.length), units: z.number().int() }).optional(),
  /** Something is there: a suspicion from `suspicion` on. */
  flagged: z.object({ suspicion: share }).optional(),
});
export type SureBounds = z.infer<typeof sureSchema>;

/** Format of the file; a reader refuses another. */
export const JOIN_FORMAT = 1;

export const joinSchema = z.object({
  format: z.literal(JOIN_FORMAT),
  version: z.string(),
  /** Version of the first reader that it was joined with. */
  first: z.string(),
  /** SHA-256 of that first reader's weights (`FirstModel`); without it the version alone is held against it. */
  firstWeights: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** By label. */
  labels: z.record(z.enum(LABELS), curveSchema),
  /** The same for texts that are disguised or in letters their language does not use (`isChanged`); absent: no others for them. */
  changed: z.record(z.enum(LABELS), curveSchema).optional(),
  /** Where the first reader is so sure that the second is not asked; without it the second is always asked. */
  sure: sureSchema.optional(),
  thresholds: z.object({
    flag: share,
    /** The same for changed texts (`isChanged`); missing: as others. */
    flagChanged: share.optional(),
    needsPerson: z.object({ distress: share, minor_risk: share }),
  }),
  /** Rows that set the numbers. */
  rows: z.number().int(),
});
export type JoinModel = z.infer<typeof joinSchema>;

/** Probabilities beyond this are not told apart: the first reader rounds to four places. */
const SURE = 1e-3;

/** Log odds of a probability. */
export function logOdds(p: number): number {
  const inside = Math.min(1 - SURE, Math.max(SURE, p));
  return Math.log(inside / (1 - inside));
}

/** Probability of log odds. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** Log odds of one output by its curve. */
export function joinedOdds(curve: JoinCurve, lang: string, first: number, second: number): number {
  // Not what every object has by that name: a language may be called anything.
  const shift = Object.hasOwn(curve.languages, lang) ? (curve.languages[lang] ?? 0) : 0;
  return curve.first * first + curve.second * second + curve.bias + shift;
}

/** Reads `model.json` of the second reader's folder. Throws AppError `bad_content`. */
export function readJoin(dir: string): JoinModel {
  return readChecked(join(dir, 'model.json'), joinSchema, 'second reader');
}

/** Null when the readers were joined with each other; else what is wrong, to be said after the folder's name. */
export function whyNotJoined(model: Pick<JoinModel, 'first' | 'firstWeights'>, first: FirstModel): string | null {
  if (model.first !== first.version) return `was joined with first reader ${model.first}, not ${first.version}`;
  if (model.firstWeights === undefined || model.firstWeights === first.weights) return null;
  return `was joined with other weights of first reader ${model.first}`;
}
