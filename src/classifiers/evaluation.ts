// `evaluate`: predictions of a model on labelled rows, and their figures.

import { type Assessment, LABELS, strongestSuspicion } from '../domain/assessment.js';
import { readText } from '../nlp/read.js';
import { buildFirstReader } from './first-reader.js';
import type { Lexicon } from './lexicon/types.js';
import { LinearModel, probability } from './linear/model.js';
import { POSITIVE } from './linear/outputs.js';
import type { StoredModel } from './linear/store-model.js';
import { averagePrecision, calibrationError, type Rates, rates, rocArea } from './metrics.js';
import type { SecondReader } from './second/second-reader.js';
import { type LabelledRow, shouldFlag } from './training-rows.js';

/** What a model says of one row. `labels`: calibrated probabilities by output (without the speaker). */
export interface Prediction {
  readonly id: string | number;
  /** Highest probability of a label but distress; of `positive` for a binary model. */
  readonly p: number;
  readonly flagged: boolean;
  readonly labels: Readonly<Record<string, number>> | null;
  readonly speaker: string | null;
  /** Whether a person is called; null for a binary model. */
  readonly needsPerson: boolean | null;
}

/** Predictions in the order of the rows. */
export interface Predicted {
  readonly predictions: readonly Prediction[];
  readonly messagesPerSecond: number;
}

/** Figures of one output: of a label, or of the flag. */
export interface Figures extends Rates {
  readonly positives: number;
  readonly prAuc: number;
}

/** Of the rows with distress: how many call a person, how many are called an offeror. Of the honest rows: false calls. */
export interface PeopleFigures {
  readonly distress: { readonly rows: number; readonly needsPerson: number; readonly calledOfferor: number };
  readonly honest: { readonly rows: number; readonly needsPerson: number; readonly flagged: number };
}

/** What `evaluate --json` prints, apart from the baseline. */
export interface Evaluation extends Figures {
  readonly n: number;
  readonly rocAuc: number;
  readonly ece: number;
  /** Empty for a binary model, and for rows with one label, 0 or 1. */
  readonly perLabel: Readonly<Record<string, Figures>>;
  readonly macroF1: number | null;
  /** Counts of rows, for what matters most: is help called, is nobody accused; null where `perLabel` is empty. */
  readonly people: PeopleFigures | null;
  readonly messagesPerSecond: number;
}

/** Predicts every row, one by one, the whole understanding of each text included, and says how many it read a second. */
export function predict(model: StoredModel, lexicon: Lexicon, rows: readonly LabelledRow[]): Predicted {
  if (model.file.kind === 'binary') return predictBinary(model, rows);
  const one = labelsPredictor(model, lexicon);
  const started = performance.now();
  return predicted(rows.map(one), started);
}

/** The same of a binary model, which asks no lexicon. */
export function predictBinary(model: StoredModel, rows: readonly LabelledRow[]): Predicted {
  const one = binaryPredictor(model);
  const started = performance.now();
  return predicted(rows.map(one), started);
}

function labelsPredictor(model: StoredModel, lexicon: Lexicon): (row: LabelledRow) => Prediction {
  const read = buildFirstReader({ model, lexicon }, null);
  return ({ id, text }) => predictionOf(id, read(text));
}

/** A row's prediction from its assessment. */
export function predictionOf(id: LabelledRow['id'], { labels, flagged, speaker, needsPerson }: Assessment): Prediction {
  return { id, p: strongestSuspicion(labels), flagged, labels, speaker, needsPerson };
}

/** The same by both readers. */
export async function predictByBoth(
  model: StoredModel,
  lexicon: Lexicon,
  second: Pick<SecondReader, 'assess'>,
  rows: readonly LabelledRow[],
): Promise<Predicted> {
  const read = buildFirstReader({ model, lexicon }, null);
  const started = performance.now();
  const predictions: Prediction[] = [];
  for (const { id, text } of rows)
    predictions.push(predictionOf(id, await second.assess(text, read(text, undefined, 0))));
  return predicted(predictions, started);
}

/** With how many were read a second since `started`. */
function predicted(predictions: readonly Prediction[], started: number): Predicted {
  const seconds = (performance.now() - started) / 1000;
  return { predictions, messagesPerSecond: Math.round(predictions.length / Math.max(seconds, 1e-6)) };
}

function binaryPredictor(model: StoredModel): (row: LabelledRow) => Prediction {
  const linear = new LinearModel(model.file, model.parts);
  const curve = model.file.curves[POSITIVE]?.linear ?? { linear: 1, lexicon: 0, bias: 0 };
  const threshold = model.file.thresholds.flag[POSITIVE] ?? 0.5;
  return ({ id, text }) => {
    const p = probability(curve, linear.score(readText(text), null)[0] ?? 0, 0);
    return { id, p, flagged: p >= threshold, labels: null, speaker: null, needsPerson: null };
  };
}

/** Figures of predictions against their rows, in the same order. */
export function measure(
  rows: readonly Pick<LabelledRow, 'labels'>[],
  predictions: readonly Prediction[],
  messagesPerSecond: number,
): Evaluation {
  const truth = rows.map(shouldFlag);
  const scores = predictions.map(({ p }) => p);
  const perLabel = measureLabels(rows, predictions);
  const measured = Object.values(perLabel).filter(({ positives }) => positives > 0);
  return {
    n: rows.length,
    ...figures(
      predictions.map(({ flagged }) => flagged),
      scores,
      truth,
    ),
    rocAuc: round(rocArea(scores, truth)),
    ece: round(calibrationError(scores, truth)),
    perLabel,
    macroF1: measured.length === 0 ? null : round(measured.reduce((sum, { f1 }) => sum + f1, 0) / measured.length),
    people: Object.keys(perLabel).length === 0 ? null : measurePeople(rows, predictions),
    messagesPerSecond,
  };
}

function measurePeople(
  rows: readonly Pick<LabelledRow, 'labels'>[],
  predictions: readonly Prediction[],
): PeopleFigures {
  const of = (wanted: (row: Pick<LabelledRow, 'labels'>) => boolean): readonly Prediction[] =>
    predictions.filter((_, i) => rows[i] !== undefined && wanted(rows[i]));
  const distress = of(({ labels }) => labels.includes('distress'));
  const honest = of(({ labels }) => labels.length === 0);
  const count = (list: readonly Prediction[], holds: (one: Prediction) => boolean): number => list.filter(holds).length;
  return {
    distress: {
      rows: distress.length,
      needsPerson: count(distress, ({ needsPerson }) => needsPerson === true),
      calledOfferor: count(distress, ({ speaker }) => speaker === 'offeror'),
    },
    honest: {
      rows: honest.length,
      needsPerson: count(honest, ({ needsPerson }) => needsPerson === true),
      flagged: count(honest, ({ flagged }) => flagged),
    },
  };
}

function measureLabels(
  rows: readonly Pick<LabelledRow, 'labels'>[],
  predictions: readonly Prediction[],
): Readonly<Record<string, Figures>> {
  const binary = rows.some(({ labels }) => labels.includes('positive'));
  if (binary || predictions.some(({ labels }) => labels === null)) return {};
  return Object.fromEntries(
    LABELS.map((label) => {
      const truth = rows.map((row) => Number(row.labels.includes(label)));
      const scores = predictions.map(({ labels }) => labels?.[label] ?? 0);
      const decided = scores.map((score) => score >= 0.5);
      return [label, figures(decided, scores, truth)];
    }),
  );
}

/** Figures of one output from its decisions and scores. */
export function figures(decided: readonly boolean[], scores: readonly number[], truth: readonly number[]): Figures {
  const { f1, precision, recall } = rates(decided, truth);
  return {
    positives: truth.reduce((sum, one) => sum + one, 0),
    f1: round(f1),
    precision: round(precision),
    recall: round(recall),
    prAuc: round(averagePrecision(scores, truth)),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
