// From scores to probabilities: a logistic curve fitted on scores of rows that the model had not seen (Platt 1999).

import { minimise } from './lbfgs.js';
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
  const point = Float64Array.of(withLinear, withLexicon, 0);
  minimise(
    (at, gradient) => {
      const [a = 0, b = 0, c = 0] = at;
      gradient.fill(0);
      let loss = (RIDGE / 2) * (a * a + b * b);
      gradient[0] = RIDGE * a;
      gradient[1] = RIDGE * b;
      for (const row of rows) {
        const linear = withLinear * row.linear;
        const lexicon = withLexicon * row.lexicon;
        const z = a * linear + b * lexicon + c;
        const target = row.holds ? high : low;
        loss += softplus(z) - target * z;
        const slope = 1 / (1 + Math.exp(-z)) - target;
        gradient[0] = (gradient[0] ?? 0) + slope * linear;
        gradient[1] = (gradient[1] ?? 0) + slope * lexicon;
        gradient[2] = (gradient[2] ?? 0) + slope;
      }
      return loss;
    },
    point,
    { iterations: ITERATIONS, tolerance: 1e-6 },
  );
  const [linear = 0, lexicon = 0, bias = 0] = point;
  // A score never speaks against its own output: that would only be noise of few rows.
  return { linear: Math.max(0, linear), lexicon: Math.max(0, lexicon), bias };
}

function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}
