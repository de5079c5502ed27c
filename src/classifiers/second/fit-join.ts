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
  const features = rows.map(({ lang, first, second }) => [
    logOdds(first[label]),
    second.labels[label],
    1,
    ...languages.map((one) => Number(one === lang)),
  ]);
  const ridge = [RIDGE.slope, RIDGE.slope, 0, ...languages.map(() => RIDGE.language)];
  const [first = 0, second = 0, bias = 0, ...shifts] = logistic(
    features,
    rows.map((row) => Number(row.labels.includes(label))),
    ridge,
  );
  return {
    // A reader's word never speaks against its own label: that would only be noise of few rows.
    first: round(Math.max(0, first)),
    second: round(Math.max(0, second)),
    bias: round(bias),
    languages: Object.fromEntries(languages.map((lang, i) => [lang, round(shifts[i] ?? 0)])),
  };
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
