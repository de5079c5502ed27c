// models/talks/model.json: by which curve a talk's risk is told from its signs, for the first reader alone and for both.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readChecked } from '../read-checked.js';

const number = z.number().min(-1e3).max(1e3);

/** Log odds of risk: `weights` over the features of talk-risk.ts, and `bias`. `flagFrom`: risk from which a talk is flagged. */
const curveSchema = z.object({
  /** The `model` of the assessments it was set on; of others it says nothing. */
  model: z.string(),
  weights: z.array(number),
  bias: number,
  flagFrom: z.number().min(0).max(1),
});
export type TalkCurve = z.infer<typeof curveSchema>;

/** Format of the file; a reader refuses another. */
export const TALKS_FORMAT = 1;

const talksSchema = z.object({
  format: z.literal(TALKS_FORMAT),
  /** Talks that set the numbers. */
  talks: z.number().int(),
  first: curveSchema,
  both: curveSchema,
});
export type TalksModel = z.infer<typeof talksSchema>;

/** Reads `model.json` of the folder; null where there is none. Throws AppError `bad_content` for a broken one. */
export function readTalks(dir: string): TalksModel | null {
  return existsSync(join(dir, 'model.json'))
    ? readChecked(join(dir, 'model.json'), talksSchema, 'model of talks')
    : null;
}

/** The curve that was set on assessments of this model; null where there is none. */
export function curveFor(talks: TalksModel | null, model: string): TalkCurve | null {
  return [talks?.both, talks?.first].find((curve) => curve?.model === model) ?? null;
}
