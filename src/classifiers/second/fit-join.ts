// Sets the numbers by which two readers are joined, on rows that neither was trained on.

import { LABELS, type Label } from '../../domain/assessment.js';
import { minimise } from '../linear/lbfgs.js';
import { bestThreshold, thresholdForRecall } from '../metrics.js';
import { joinedLabels, type SecondOpinion } from './join.js';
import { JOIN_FORMAT, type JoinCurve, type JoinModel, logOdds } from './join-model.js';

/** One row as both readers see it. */
export interface JoinRow {
  readonly lang: string;
  /** The first reader's probabilities, from a fold that had not seen the row. */
  readonly first: Readonly<Record<Label, number>>;
  readonly second: SecondOpinion;
  readonly labels: readonly Label[];
}

/** Pull of the slopes towards nothing, against few rows; and of the languages' shifts, which have a thirteenth of them. */
const RIDGE = { slope: 0.5, language: 4 } as const;
const ITERATIONS = 300;
/**
 * A flag is raised where a label holds, or later where that makes the better F1. A person who asks for help and is not
 * seen costs most: the highest threshold that still finds this share.
 */
const FLAG_BOUNDS = { low: 0.5, high: 0.6 } as const;
const NEEDS_PERSON = { recall: 0.96, low: 0.1, high: 0.5 } as const;

/** Fits. Deterministic: the same rows in the same order, the same numbers. */
export function fitJoin(
  rows: readonly JoinRow[],
  versions: { readonly version: string; readonly first: string },
): JoinModel {
  const languages = [...new Set(rows.map(({ lang }) => lang))].sort();
  const labels = Object.fromEntries(
    LABELS.map((label) => [label, fitLabel(rows, label, languages)]),
  ) as JoinModel['labels'];
  const draft: JoinModel = {
    format: JOIN_FORMAT,
    ...versions,
    labels,
    thresholds: { flag: 0.5, needsPerson: { distress: 0.5, minor_risk: 0.5 } },
    rows: rows.length,
  };
  return { ...draft, thresholds: thresholdsOf(draft, rows) };
}

function fitLabel(rows: readonly JoinRow[], label: Label, languages: readonly string[]): JoinCurve {
  let asked: Asked = { first: true, second: true };
  let curve = fitAsked(rows, label, languages, asked);
  // A reader's word never speaks against its own label: that would only be noise of few rows. What it said is then left out
  // of the fit, or bias and shifts would answer for a slope that is not there.
  while (curve.first < 0 || curve.second < 0) {
    asked = { first: asked.first && curve.first >= 0, second: asked.second && curve.second >= 0 };
    curve = fitAsked(rows, label, languages, asked);
  }
  return {
    first: round(curve.first),
    second: round(curve.second),
    bias: round(curve.bias),
    languages: Object.fromEntries(Object.entries(curve.languages).map(([lang, shift]) => [lang, round(shift)])),
  };
}

/** Which readers' words count. */
interface Asked {
  readonly first: boolean;
  readonly second: boolean;
}

/** The curve, not rounded; the slope of a reader that is not asked is 0. */
function fitAsked(rows: readonly JoinRow[], label: Label, languages: readonly string[], asked: Asked): JoinCurve {
  const features = rows.map(({ lang, first, second }) => [
    asked.first ? logOdds(first[label]) : 0,
    asked.second ? second.labels[label] : 0,
    1,
    ...languages.map((one) => Number(one === lang)),
  ]);
  const ridge = [RIDGE.slope, RIDGE.slope, 0, ...languages.map(() => RIDGE.language)];
  const [first = 0, second = 0, bias = 0, ...shifts] = logistic(
    features,
    rows.map((row) => Number(row.labels.includes(label))),
    ridge,
  );
  return { first, second, bias, languages: Object.fromEntries(languages.map((lang, i) => [lang, shifts[i] ?? 0])) };
}

function thresholdsOf(draft: JoinModel, rows: readonly JoinRow[]): JoinModel['thresholds'] {
  const joined = rows.map((row) => joinedLabels(draft, { lang: row.lang, labels: row.first }, row.second));
  const highest = joined.map((labels) =>
    Math.max(...LABELS.filter((one) => one !== 'distress').map((one) => labels[one])),
  );
  const flag = bestThreshold(
    highest,
    rows.map((row) => Number(row.labels.some((label) => label !== 'distress'))),
  );
  const needs = (label: Label): number => {
    const scores = joined.map((labels) => labels[label]);
    const truth = rows.map((row) => Number(row.labels.includes(label)));
    return within(thresholdForRecall(scores, truth, NEEDS_PERSON.recall), NEEDS_PERSON.low, NEEDS_PERSON.high);
  };
  return {
    flag: within(flag, FLAG_BOUNDS.low, FLAG_BOUNDS.high),
    needsPerson: { distress: needs('distress'), minor_risk: needs('minor_risk') },
  };
}

/** Logistic regression with a ridge on each weight. */
function logistic(
  features: readonly (readonly number[])[],
  truth: readonly number[],
  ridge: readonly number[],
): Float64Array {
  const point = new Float64Array(ridge.length);
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
        const target = truth[n] ?? 0;
        loss += (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z))) - target * z;
        const slope = 1 / (1 + Math.exp(-z)) - target;
        row.forEach((value, i) => {
          gradient[i] = (gradient[i] ?? 0) + slope * value;
        });
      });
      return loss;
    },
    point,
    { iterations: ITERATIONS, tolerance: 1e-7 },
  );
  return point;
}

function within(value: number, low: number, high: number): number {
  return Math.floor(Math.min(high, Math.max(low, value)) * 1e3) / 1e3;
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
