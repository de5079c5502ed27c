// Logistic regression with a ridge on each weight, by L-BFGS.

import { minimise } from './lbfgs.js';

/** What one fit is asked. `targets`: 0..1 by row; `weights`: how much each row counts, 1 when not given; `ridge`: pull of each weight towards nothing; `start`: first weights. */
export interface LogisticTask {
  readonly features: readonly (readonly number[])[];
  readonly targets: readonly number[];
  readonly weights?: readonly number[];
  readonly ridge: readonly number[];
  readonly start: readonly number[];
  readonly iterations: number;
  readonly tolerance: number;
}

/** The weights. Deterministic. */
export function fitLogistic({
  features,
  targets,
  weights,
  ridge,
  start,
  iterations,
  tolerance,
}: LogisticTask): Float64Array {
  const point = Float64Array.from(start);
  minimise(
    (at, gradient) => {
      let loss = 0;
      ridge.forEach((pull, i) => {
        const weight = at[i] ?? 0;
        loss += (pull / 2) * weight * weight;
        gradient[i] = pull * weight;
      });
      features.forEach((row, n) => {
        const z = row.reduce((sum, value, i) => sum + value * (at[i] ?? 0), 0);
        const target = targets[n] ?? 0;
        const counts = weights?.[n] ?? 1;
        loss += counts * (softplus(z) - target * z);
        const slope = counts * (1 / (1 + Math.exp(-z)) - target);
        row.forEach((value, i) => {
          gradient[i] = (gradient[i] ?? 0) + slope * value;
        });
      });
      return loss;
    },
    point,
    { iterations, tolerance },
  );
  return point;
}

function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}
