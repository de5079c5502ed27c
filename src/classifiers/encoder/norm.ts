// Row by row arithmetic that is cheaper in JavaScript than as operations of the engine, each of which makes a tensor.

import type { Norm } from './weights.js';

/**
 * Layer norm in place: (x - mean) / sqrt(var + eps) · weight + bias over each row, the variance over n, not n - 1. `x` has `rows`
 * rows of the norm's width.
 */
export function normaliseRows(x: Float32Array, rows: number, { weight, bias }: Norm, eps: number): void {
  const width = weight.length;
  for (let row = 0; row < rows; row += 1) {
    const at = row * width;
    let sum = 0;
    for (let i = 0; i < width; i += 1) sum += x[at + i] ?? 0;
    const mean = sum / width;
    let squares = 0;
    for (let i = 0; i < width; i += 1) squares += ((x[at + i] ?? 0) - mean) ** 2;
    const factor = 1 / Math.sqrt(squares / width + eps);
    for (let i = 0; i < width; i += 1) {
      x[at + i] = ((x[at + i] ?? 0) - mean) * factor * (weight[i] ?? 0) + (bias[i] ?? 0);
    }
  }
}

/** x += y. */
export function addTo(x: Float32Array, y: ArrayLike<number>): void {
  for (let i = 0; i < x.length; i += 1) x[i] = (x[i] ?? 0) + (y[i] ?? 0);
}

/** The mean of the rows, of length 1. */
export function unitMean(x: Float32Array, rows: number, width: number): Float32Array {
  const sums = new Float64Array(width);
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (x[row * width + i] ?? 0);
  }
  const length = Math.hypot(...sums);
  return Float32Array.from(sums, (sum) => (length === 0 ? 0 : sum / length));
}
