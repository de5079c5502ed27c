// Trains the second reader's head again, on vectors that stay as they are: full-batch Adam in TensorFlow.js, begun at the head before.

import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../encoder/backend.js';

/** A head: `weights` holds a row an output (layer 8 before the last), `bias` a number an output. */
export interface HeadWeights {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Rows as the head sees them, row after row. */
export interface HeadRows {
  readonly count: number;
  /** Both vectors of each text, side by side. */
  readonly vectors: Float32Array;
  /** By output: 1 where it holds. */
  readonly targets: Uint8Array;
  /** By output: 1 where it is known whether it holds. */
  readonly known: Uint8Array;
}

/** What came of it. */
export interface HeadFit extends HeadWeights {
  /** Steps that were best on the rows held back; 0: the head before is kept. */
  readonly steps: number;
  /** Mean log loss on the rows held back, by the head before and by the one trained on the others. */
  readonly before: number;
  readonly after: number;
}

const ADAM = { rate: 0.01, first: 0.9, second: 0.999, tiny: 1e-8 } as const;
const MOST_STEPS = 600;
/** After so many steps it is looked at the rows held back, */
const LOOK_EVERY = 10;
/** and after so many without a better look nothing better is expected. */
const PATIENCE = 60;
/** A better look must be better by this share of the loss before: less is chance, and a head that was measured on thousands of rows stays. */
const LEAST_GAIN = 0.01;

/**
 * Trains on the rows that are not held back until those that are are told no better, then on all rows for as many steps: so few rows of
 * one's own refine what was learned from many, and do not replace it. Deterministic: the same rows, the same bits.
 */
export function fitHead(tf: TensorFlow, rows: HeadRows, start: HeadWeights, heldBack: readonly boolean[]): HeadFit {
  const part = (wanted: boolean): Taught => teach(tf, rows, start, (row) => heldBack[row] === wanted);
  const [learning, held] = [part(false), part(true)];
  const before = lossOf(tf, held, start);
  let best = { steps: 0, loss: before };
  const run = begin(tf, learning, start);
  for (let step = 1; step <= Math.min(MOST_STEPS, best.steps + PATIENCE); step += 1) {
    run.step();
    if (step % LOOK_EVERY !== 0) continue;
    const loss = lossOf(tf, held, run.head());
    if (loss < best.loss) best = { steps: step, loss };
  }
  if (best.loss > before * (1 - LEAST_GAIN)) best = { steps: 0, loss: before };
  for (const one of [run, learning, held]) one.dispose();
  const head =
    best.steps === 0
      ? start
      : trainAll(
          tf,
          teach(tf, rows, start, () => true),
          start,
          best.steps,
        );
  return { ...head, steps: best.steps, before, after: best.loss };
}

function trainAll(tf: TensorFlow, all: Taught, start: HeadWeights, steps: number): HeadWeights {
  const run = begin(tf, all, start);
  for (let step = 1; step <= steps; step += 1) run.step();
  const head = run.head();
  run.dispose();
  all.dispose();
  return head;
}

/** Rows in the engine. */
interface Taught {
  /** [rows, width + 1]: the vectors and a column of ones, whose weight is the bias. */
  readonly inputs: Tensor2D;
  /** [rows, outputs]. */
  readonly targets: Tensor2D;
  /** [rows, outputs]: what a row counts for an output; of each output that is known of any row it adds up to 1. */
  readonly shares: Tensor2D;
  readonly outputs: number;
  dispose(): void;
}

function teach(tf: TensorFlow, rows: HeadRows, { bias }: HeadWeights, takes: (row: number) => boolean): Taught {
  const outputs = bias.length;
  const width = rows.vectors.length / Math.max(1, rows.count);
  const taken = Array.from({ length: rows.count }, (_, row) => row).filter(takes);
  const inputs = new Float32Array(taken.length * (width + 1)).fill(1);
  const targets = new Float32Array(taken.length * outputs);
  const shares = new Float32Array(taken.length * outputs);
  taken.forEach((row, i) => {
    inputs.set(rows.vectors.subarray(row * width, (row + 1) * width), i * (width + 1));
    targets.set(rows.targets.subarray(row * outputs, (row + 1) * outputs), i * outputs);
    shares.set(rows.known.subarray(row * outputs, (row + 1) * outputs), i * outputs);
  });
  for (let output = 0; output < outputs; output += 1) shareOut(shares, output, outputs);
  const tensors = {
    inputs: tf.tensor2d(inputs, [taken.length, width + 1]),
    targets: tf.tensor2d(targets, [taken.length, outputs]),
    shares: tf.tensor2d(shares, [taken.length, outputs]),
  };
  return { ...tensors, outputs, dispose: () => tf.dispose(Object.values(tensors)) };
}

function shareOut(shares: Float32Array, output: number, outputs: number): void {
  let sum = 0;
  for (let i = output; i < shares.length; i += outputs) sum += shares[i] ?? 0;
  if (sum > 0) for (let i = output; i < shares.length; i += outputs) shares[i] = (shares[i] ?? 0) / sum;
}

/** Weights with the bias as a last column. */
function withBias(tf: TensorFlow, { weights, bias }: HeadWeights): Tensor2D {
  const width = weights.length / bias.length;
  const all = new Float32Array(weights.length + bias.length);
  bias.forEach((value, output) => {
    all.set(weights.subarray(output * width, (output + 1) * width), output * (width + 1));
    all[output * (width + 1) + width] = value;
  });
  return tf.tensor2d(all, [bias.length, width + 1]);
}

function withoutBias(all: Float32Array, outputs: number): HeadWeights {
  const width = all.length / outputs - 1;
  const weights = new Float32Array(width * outputs);
  const bias = new Float32Array(outputs);
  bias.forEach((_, output) => {
    const row = output * (width + 1);
    weights.set(all.subarray(row, row + width), output * width);
    bias[output] = all[row + width] ?? 0;
  });
  return { weights, bias };
}

interface Run {
  step(): void;
  head(): HeadWeights;
  dispose(): void;
}

/** Adam (Kingma and Ba 2015); the gradient of the log loss of a linear layer is known, so nothing is derived for us. */
function begin(tf: TensorFlow, { inputs, targets, shares, outputs }: Taught, start: HeadWeights): Run {
  let now = withBias(tf, start);
  let mean = tf.zerosLike(now) as Tensor2D;
  let square = tf.zerosLike(now) as Tensor2D;
  let count = 0;
  return {
    step() {
      count += 1;
      const old = [now, mean, square];
      [now, mean, square] = tf.tidy((): [Tensor2D, Tensor2D, Tensor2D] => {
        const off = tf.mul(tf.sub(tf.sigmoid(tf.matMul(inputs, now, false, true)), targets), shares) as Tensor2D;
        const gradient = tf.matMul(off, inputs, true, false);
        const m = tf.add(tf.mul(mean, ADAM.first), tf.mul(gradient, 1 - ADAM.first)) as Tensor2D;
        const v = tf.add(tf.mul(square, ADAM.second), tf.mul(tf.square(gradient), 1 - ADAM.second)) as Tensor2D;
        const size = tf.add(tf.sqrt(tf.div(v, 1 - ADAM.second ** count)), ADAM.tiny);
        const move = tf.div(tf.mul(m, ADAM.rate / (1 - ADAM.first ** count)), size);
        return [tf.sub(now, move) as Tensor2D, m, v];
      });
      tf.dispose(old);
    },
    head: () => withoutBias(Float32Array.from(now.dataSync()), outputs),
    dispose: () => tf.dispose([now, mean, square]),
  };
}

/** Mean over the outputs that are known of any row. */
function lossOf(tf: TensorFlow, { inputs, targets, shares }: Taught, head: HeadWeights): number {
  const [odds, truth, share] = tf.tidy(() => {
    const z = tf.matMul(inputs, withBias(tf, head), false, true);
    return [z.dataSync(), targets.dataSync(), shares.dataSync()] as const;
  });
  let loss = 0;
  let weight = 0;
  odds.forEach((z, i) => {
    const sign = truth[i] === 1 ? -z : z;
    // log(1 + e^sign), also where e^sign is beyond what a number holds.
    loss += (share[i] ?? 0) * (Math.max(0, sign) + Math.log1p(Math.exp(-Math.abs(sign))));
    weight += share[i] ?? 0;
  });
  return weight === 0 ? 0 : loss / weight;
}
