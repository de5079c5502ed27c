// The second reader's own answer: one linear layer over the encoder's two vectors, tuned together with its last layers.

import type { Encoding } from '../encoder/encoder.js';
import type { TensorFiles } from '../encoder/weights.js';

/** The two vectors, or what they would be without a part. */
export interface Vectors {
  readonly layer8: ArrayLike<number>;
  readonly last: ArrayLike<number>;
}

/** Log odds by output. */
export type Head = (encoding: Vectors) => Float64Array;

/** Reads `head.w` (a row an output, layer 8 before the last) and `head.b`. Throws AppError `bad_content` when they do not fit. */
export function readHead(tensors: TensorFiles, outputs: number, hidden: number): Head {
  const width = 2 * hidden;
  const weights = tensors.floats('head.w', outputs * width);
  const bias = tensors.floats('head.b', outputs);
  return ({ layer8, last }) =>
    Float64Array.from(bias, (start, output) => {
      let sum = start;
      const row = output * width;
      for (let i = 0; i < hidden; i += 1) {
        sum += (weights[row + i] ?? 0) * (layer8[i] ?? 0) + (weights[row + hidden + i] ?? 0) * (last[i] ?? 0);
      }
      return sum;
    });
}

/** The vectors without some parts' shares: what the rest says by itself, were it not read in the light of what is gone. */
export function vectorsWithout({ layer8, last, parts }: Encoding, cut: readonly number[]): Vectors {
  const rest = (vector: Float32Array, shares: readonly Float64Array[]): Float64Array => {
    const left = Float64Array.from(
      vector,
      (value, i) => value - shares.reduce((sum, share) => sum + (share[i] ?? 0), 0),
    );
    const length = Math.hypot(...left);
    return length === 0 ? left : left.map((value) => value / length);
  };
  const gone = cut.flatMap((part) => parts[part] ?? []);
  return {
    layer8: rest(
      layer8,
      gone.map((share) => share.layer8),
    ),
    last: rest(
      last,
      gone.map((share) => share.last),
    ),
  };
}
