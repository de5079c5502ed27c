// How large a calibration error is by chance alone: of few rows even true probabilities show one.

import { seededRandom } from '../../src/classifiers/linear/folds.js';
import { calibrationError } from '../../src/classifiers/metrics.js';
import { type Group, table } from './tables.js';
import { truthOf } from './truth.js';

/** Times that the rows' truth is drawn anew. */
export const DRAWS = 400;

/** What the error would be, were every probability true. */
export interface Chance {
  readonly mean: number;
  /** Of a hundred draws, 95 lie at or under it. */
  readonly most: number;
}

/** Draws the truth of each row by its own probability, and measures the error of each draw. Deterministic. */
export function chanceOf(probabilities: readonly number[], draws = DRAWS): Chance {
  const random = seededRandom(1);
  const errors = Array.from({ length: draws }, () =>
    calibrationError(
      probabilities,
      probabilities.map((p) => Number(random() < p)),
    ),
  ).sort((a, b) => a - b);
  const mean = errors.reduce((sum, error) => sum + error, 0) / Math.max(1, draws);
  return { mean, most: errors[Math.ceil(0.95 * draws) - 1] ?? 0 };
}

/** Both readers' error by group, beside what chance alone makes of it. */
export function chanceTable(groups: readonly Group[]): string {
  const head = ['', 'rows', 'calibration error', 'by chance alone', '95 of 100 under', 'within chance'];
  return table(
    head,
    groups.map(([name, rows]) => {
      const said = rows.map(({ says }) => says.both.p);
      const error = calibrationError(said, truthOf(rows));
      const { mean, most } = chanceOf(said);
      return [name, rows.length, ...[error, mean, most].map((value) => value.toFixed(3)), error <= most ? 'yes' : 'no'];
    }),
  );
}
