// Fits one linear output: squared hinge loss with an L2 penalty (as in LIBLINEAR, Fan et al. 2008), by L-BFGS.

import { minimise } from './lbfgs.js';

/** Rows of a sparse matrix with the columns renumbered densely: row r is [starts[r], starts[r+1]). */
export interface Matrix {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  readonly width: number;
}

/** What one fit is asked. `targets` 1 or 0 by row. */
export interface FitTask {
  readonly matrix: Matrix;
  readonly rows: readonly number[];
  readonly targets: Uint8Array;
  /** Rows watched for the end: the search stops when their loss has not fallen for a while. Empty: runs to the end. */
  readonly watched: readonly number[];
  /** Weight of the loss against the penalty. */
  readonly cost: number;
  /** Weight of a positive row against a negative one. */
  readonly positiveWeight: number;
  readonly iterations: number;
}

/** Weights by column and the bias; `iterations` is where the watched loss was lowest. */
export interface Fitted {
  readonly weights: Float64Array;
  readonly bias: number;
  readonly iterations: number;
}

/** Ends the search when the gradient has fallen to this share. */
const TOLERANCE = 1e-4;
/** Iterations without a lower watched loss after which the search ends. */
const PATIENCE = 6;

/** Fits. Deterministic. */
export function fitOutput(task: FitTask): Fitted {
  const width = task.matrix.width;
  const point = new Float64Array(width + 1);
  let best = point.slice();
  let bestLoss = Number.POSITIVE_INFINITY;
  let bestAt = 0;
  const made = minimise((at, gradient) => lossAt(task, at, gradient), point, {
    iterations: task.iterations,
    tolerance: TOLERANCE,
    keepGoing: (at, iteration) => {
      if (task.watched.length === 0) return true;
      const loss = watchedLoss(task, at);
      if (loss < bestLoss) {
        bestLoss = loss;
        bestAt = iteration;
        best = at.slice();
      }
      return iteration - bestAt < PATIENCE;
    },
  });
  const chosen = bestAt > 0 ? best : point;
  return { weights: chosen.subarray(0, width), bias: chosen[width] ?? 0, iterations: bestAt > 0 ? bestAt : made };
}

/** The score of one row. */
export function scoreRow(matrix: Matrix, row: number, weights: Float64Array, bias: number): number {
  const { starts, columns, values } = matrix;
  let sum = bias;
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; k += 1) sum += (weights[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
  return sum;
}

function lossAt(task: FitTask, point: Float64Array, gradient: Float64Array): number {
  const { matrix, targets } = task;
  const width = matrix.width;
  let loss = 0;
  for (let i = 0; i < width; i += 1) {
    const weight = point[i] ?? 0;
    gradient[i] = weight;
    loss += weight * weight;
  }
  loss /= 2;
  gradient[width] = 0;
  for (const row of task.rows) {
    const positive = targets[row] === 1;
    const sign = positive ? 1 : -1;
    const short = 1 - sign * scoreRow(matrix, row, point, point[width] ?? 0);
    if (short <= 0) continue;
    const cost = task.cost * (positive ? task.positiveWeight : 1);
    loss += cost * short * short;
    addRow(matrix, row, -2 * cost * sign * short, gradient);
  }
  return loss;
}

function addRow(matrix: Matrix, row: number, by: number, to: Float64Array): void {
  const { starts, columns, values, width } = matrix;
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; k += 1) {
    const column = columns[k] ?? 0;
    to[column] = (to[column] ?? 0) + by * (values[k] ?? 0);
  }
  to[width] = (to[width] ?? 0) + by;
}

function watchedLoss(task: FitTask, point: Float64Array): number {
  let loss = 0;
  for (const row of task.watched) {
    const sign = task.targets[row] === 1 ? 1 : -1;
    const short = Math.max(0, 1 - sign * scoreRow(task.matrix, row, point, point[task.matrix.width] ?? 0));
    loss += short * short * (sign > 0 ? task.positiveWeight : 1);
  }
  return loss;
}
