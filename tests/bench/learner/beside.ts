// The first reader's learner with the frozen encoder's vectors beside it: a linear head on the vectors, joined by a logistic curve.

import { fitOutput, type Matrix, scoreRow } from '../../../src/classifiers/linear/fit.js';
import { seededRandom } from '../../../src/classifiers/linear/folds.js';
import { fitLogistic } from '../../../src/classifiers/linear/logistic.js';
import { averagePrecision, steadyThreshold } from '../../../src/classifiers/metrics.js';
import { WIDTH } from './vectors.js';

/** A row of the training part: its vector, the learner's probability when it had not seen the row, whether it is positive. */
export interface BesideRow {
  readonly vector: Float32Array;
  readonly learner: number;
  readonly holds: boolean;
}

/** Log odds of both for a row, and the threshold above which it is positive. */
export interface Beside {
  score(row: Pick<BesideRow, 'vector' | 'learner'>): number;
  readonly threshold: number;
}

const FOLDS = 4;
const ITERATIONS = 80;
/** Weights of the loss against the penalty that are tried; the best by inner folds is taken. */
const COSTS = [0.1, 1, 10];
const RIDGE = 0.02;

/** Trains on these rows alone: the head's own words for the join come from inner folds. */
export function trainBeside(rows: readonly BesideRow[]): Beside {
  const scale = standardise(rows);
  const matrix = matrixOf(rows.map(({ vector }) => scale(vector)));
  const targets = Uint8Array.from(rows, ({ holds }) => Number(holds));
  const folds = foldsOf(targets);
  const tried = COSTS.map((cost) => ({ cost, scores: outOfFold(matrix, targets, folds, cost) }));
  const best = tried.reduce((a, b) =>
    averagePrecision(b.scores, targets) > averagePrecision(a.scores, targets) ? b : a,
  );
  const head = fitHead(matrix, targets, Array.from(targets.keys()), best.cost);
  const [a = 0, b = 0, bias = 0] = fitLogistic({
    features: rows.map(({ learner }, i) => [logit(learner), best.scores[i] ?? 0, 1]),
    targets: Array.from(targets),
    ridge: [RIDGE, RIDGE, 0],
    start: [1, 1, 0],
    iterations: 200,
    tolerance: 1e-6,
  });
  const joined = rows.map(({ learner }, i) => a * logit(learner) + b * (best.scores[i] ?? 0) + bias);
  return {
    score: ({ vector, learner }) => {
      const one = matrixOf([scale(vector)]);
      return a * logit(learner) + b * scoreRow(one, 0, head.weights, head.bias) + bias;
    },
    // Of log odds: the metrics' threshold is meant for any score.
    threshold: steadyThreshold(joined.map(sigmoid), targets),
  };
}

/** Log odds, for as far as the learner tells probabilities apart. */
function logit(p: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, p));
  return Math.log(inside / (1 - inside));
}

/** Probability of log odds. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** Each number of a vector less its mean, over its spread, all over √768: sentence vectors lie in a narrow cone. */
function standardise(rows: readonly BesideRow[]): (vector: Float32Array) => Float32Array {
  const mean = new Float64Array(WIDTH);
  const square = new Float64Array(WIDTH);
  for (const { vector } of rows) {
    for (let i = 0; i < WIDTH; i += 1) {
      const value = vector[i] ?? 0;
      mean[i] = (mean[i] ?? 0) + value / rows.length;
      square[i] = (square[i] ?? 0) + (value * value) / rows.length;
    }
  }
  const spread = mean.map(
    (value, i) => Math.sqrt(Math.max(1e-12, (square[i] ?? 0) - value * value)) * Math.sqrt(WIDTH),
  );
  return (vector) => vector.map((value, i) => (value - (mean[i] ?? 0)) / (spread[i] ?? 1));
}

function matrixOf(vectors: readonly Float32Array[]): Matrix {
  const values = new Float32Array(vectors.length * WIDTH);
  for (const [row, vector] of vectors.entries()) values.set(vector, row * WIDTH);
  return {
    starts: Int32Array.from({ length: vectors.length + 1 }, (_, row) => row * WIDTH),
    columns: Int32Array.from({ length: values.length }, (_, i) => i % WIDTH),
    values,
    width: WIDTH,
  };
}

/** Both kinds spread evenly. */
function foldsOf(targets: Uint8Array): Uint8Array {
  const random = seededRandom(7);
  const next = [Math.floor(random() * FOLDS), Math.floor(random() * FOLDS)];
  return targets.map((target) => {
    const fold = next[target] ?? 0;
    next[target] = (fold + 1) % FOLDS;
    return fold;
  });
}

function outOfFold(matrix: Matrix, targets: Uint8Array, folds: Uint8Array, cost: number): Float64Array {
  const scores = new Float64Array(targets.length);
  const all = Array.from(targets.keys());
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const { weights, bias } = fitHead(
      matrix,
      targets,
      all.filter((row) => folds[row] !== fold),
      cost,
    );
    for (const row of all) if (folds[row] === fold) scores[row] = scoreRow(matrix, row, weights, bias);
  }
  return scores;
}

function fitHead(matrix: Matrix, targets: Uint8Array, rows: readonly number[], cost: number) {
  return fitOutput({ matrix, rows, targets, watched: [], cost, positiveWeight: 1, iterations: ITERATIONS });
}
