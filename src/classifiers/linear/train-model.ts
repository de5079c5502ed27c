// Trains a model: fits every output on folds, calibrates on the rows that each fold did not see, fits again on all rows.

import { type CalibrationRow, fitCurve } from './calibrate.js';
import { buildDataset, type Dataset, type Sample } from './dataset.js';
import type { FeatureOptions } from './features.js';
import { fitOutput, scoreRow } from './fit.js';
import { assignFolds } from './folds.js';
import { joined, type ModelWeights } from './model.js';
import type { Curves } from './model-schema.js';

/** What is to be learned. `targets`: by output, 1 or 0 by sample. */
export interface TrainTask {
  readonly samples: readonly Sample[];
  readonly outputs: readonly string[];
  readonly targets: readonly Uint8Array[];
  readonly features: FeatureOptions;
  /** The lexicon's score of a sample for an output. */
  readonly lexiconScore: (output: string, sample: Sample) => number;
  readonly seed: number;
  /** Whether each fit ends when the loss on its unseen fold rises: right for few rows, a loss for thousands. */
  readonly earlyStopping: boolean;
  /** Samples whose probabilities out of fold set the curves. */
  readonly calibrating: readonly number[];
  /** Subject of each sample, where it is known: samples of one subject never stand on both sides of a fold. */
  readonly subjects: readonly (string | null)[];
  /** Called after each output, for a progress bar. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A trained model's numbers, and the rows' probabilities from folds that had not seen them. */
export interface Trained {
  readonly parts: ModelWeights;
  readonly columns: readonly { readonly scale: number; readonly bias: number }[];
  readonly curves: Readonly<Record<string, Curves>>;
  /** By output, by sample: calibrated probability out of fold. */
  readonly outOfFold: readonly Float64Array[];
}

const FOLDS = 5;
const MAX_ITERATIONS = 60;
/** Weight of the loss against the penalty; the best of a few on the public sets' training parts. */
const COST = 1;
/** Most that a rare output's positive rows may weigh. */
const MAX_POSITIVE_WEIGHT = 4;

/** Trains. Deterministic: same samples in the same order and same seed, same numbers. */
export function trainModel(task: TrainTask): Trained {
  const data = buildDataset(task.samples, task.features);
  const folds = assignFolds(
    task.samples.map(({ reading }) => reading),
    strataOf(task),
    task.subjects,
    FOLDS,
    task.seed,
  );
  const width = task.outputs.length;
  const weights = new Int8Array(data.rarity.length * width);
  const columns: { scale: number; bias: number }[] = [];
  const curves: Record<string, Curves> = {};
  const outOfFold: Float64Array[] = [];
  task.outputs.forEach((output, column) => {
    const learned = learnOutput(task, data, folds, column);
    columns.push(quantise(learned, data, weights, column, width));
    curves[output] = learned.curves;
    outOfFold.push(learned.outOfFold);
    task.onProgress?.(column + 1, width);
  });
  return { parts: { weights, rarity: data.rarity }, columns, curves, outOfFold };
}

/** Rows with the same set of outputs are spread evenly over the folds. */
function strataOf(task: TrainTask): readonly string[] {
  return task.samples.map((_, row) => task.targets.map((targets) => targets[row] ?? 0).join(''));
}

interface Learned {
  readonly weights: Float64Array;
  readonly bias: number;
  readonly curves: Curves;
  readonly outOfFold: Float64Array;
}

function learnOutput(task: TrainTask, data: Dataset, folds: Uint8Array, column: number): Learned {
  const targets = task.targets[column] ?? new Uint8Array(0);
  const output = task.outputs[column] ?? '';
  const all = Array.from(targets.keys());
  const positives = targets.reduce((sum, target) => sum + target, 0);
  const ratio = positives === 0 ? 1 : (targets.length - positives) / positives;
  const base = {
    matrix: data.matrix,
    targets,
    cost: COST,
    positiveWeight: Math.min(MAX_POSITIVE_WEIGHT, Math.max(1, Math.sqrt(ratio) / 1.5)),
  };
  const scores = new Float64Array(targets.length);
  const lengths: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const watched = all.filter((row) => folds[row] === fold);
    const rows = all.filter((row) => folds[row] !== fold);
    const fitted = fitOutput({
      ...base,
      rows,
      watched: task.earlyStopping ? watched : [],
      iterations: MAX_ITERATIONS,
    });
    lengths.push(fitted.iterations);
    for (const row of watched) scores[row] = scoreRow(data.matrix, row, fitted.weights, fitted.bias);
  }
  const iterations = Math.max(5, lengths.sort((a, b) => a - b)[FOLDS >> 1] ?? MAX_ITERATIONS);
  const whole = fitOutput({ ...base, rows: all, watched: [], iterations });
  return { ...whole, ...calibrated(task, output, targets, scores) };
}

function calibrated(
  task: TrainTask,
  output: string,
  targets: Uint8Array,
  scores: Float64Array,
): Pick<Learned, 'curves' | 'outOfFold'> {
  const rows: CalibrationRow[] = task.samples.map((sample, row) => ({
    linear: scores[row] ?? 0,
    lexicon: task.lexiconScore(output, sample),
    holds: targets[row] === 1,
  }));
  const withLexicon = task.features.lexicon;
  const setting = task.calibrating.flatMap((row) => rows[row] ?? []);
  const curves = {
    both: fitCurve(setting, withLexicon ? 'both' : 'linear'),
    linear: fitCurve(setting, 'linear'),
    lexicon: withLexicon ? fitCurve(setting, 'lexicon') : null,
  };
  const outOfFold = Float64Array.from(rows, ({ linear, lexicon }) => joined(curves, linear, lexicon));
  return { curves, outOfFold };
}

/** Writes one column as integers −127 … 127 of a scale. */
function quantise(
  learned: Learned,
  data: Dataset,
  weights: Int8Array,
  column: number,
  width: number,
): { scale: number; bias: number } {
  const largest = learned.weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = largest === 0 ? 1 : largest / 127;
  learned.weights.forEach((weight, i) => {
    weights[(data.buckets[i] ?? 0) * width + column] = Math.round(weight / scale);
  });
  return { scale, bias: learned.bias };
}
