// From scores to probabilities: a logistic curve fitted on scores of rows that the model had not seen (Platt 1999).

import { fitLogistic } from './logistic.js';
import type { Curve } from './model-schema.js';

/** One row kept apart: the linear score, the lexicon's score, whether the output holds. */
export interface CalibrationRow {
  readonly linear: number;
  readonly lexicon: number;
  readonly holds: boolean;
}

/** Pull of the curve's slopes towards nothing, against few rows. */
const RIDGE = 0.02;
const ITERATIONS = 200;

/** Fits the curve with both scores, or with one of them alone. Targets are softened as Platt did. */
export function fitCurve(rows: readonly CalibrationRow[], use: 'both' | 'linear' | 'lexicon'): Curve {
  const withLinear = use === 'lexicon' ? 0 : 1;
  const withLexicon = use === 'linear' ? 0 : 1;
  const positives = rows.filter(({ holds }) => holds).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (rows.length - positives + 2);
  const [linear = 0, lexicon = 0, bias = 0] = fitLogistic({
    features: rows.map((row) => [withLinear * row.linear, withLexicon * row.lexicon, 1]),
    targets: rows.map(({ holds }) => (holds ? high : low)),
    ridge: [RIDGE, RIDGE, 0],
    start: [withLinear, withLexicon, 0],
    iterations: ITERATIONS,
    tolerance: 1e-6,
  });
  // A score never speaks against its own output: that would only be noise of few rows.
  return { linear: Math.max(0, linear), lexicon: Math.max(0, lexicon), bias };
}
