// The second reader's own answer: one linear layer over the encoder's two vectors, tuned together with its last layers.

import type { Encoding } from '../encoder/encoder.js';
import type { TensorFiles } from '../encoder/weights.js';

/** Log odds by output. */
export type Head = (encoding: Pick<Encoding, 'layer8' | 'last'>) => Float64Array;

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
