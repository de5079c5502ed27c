// Sets the numbers by which two readers are joined, on rows that neither was trained on.

import { LABELS, type Label } from '../../domain/assessment.js';
import type { FirstModel } from '../linear/fingerprint.js';
import { fitLogistic } from '../linear/logistic.js';
import { joinedLabels, type SecondOpinion } from './join.js';
import { JOIN_FORMAT, type JoinCurve, type JoinModel, logOdds, type SureBounds } from './join-model.js';
import { type FirstThresholds, fitSure, type TextFacts } from './sure.js';

/** One row as both readers see it. */
export interface JoinRow {
  readonly lang: string;
  /** The first reader's probabilities, from a fold that had not seen the row. */
  readonly first: Readonly<Record<Label, number>>;
  readonly second: SecondOpinion;
  readonly labels: readonly Label[];
  /** Whether it is written as the first reader seldom saw its like (`isChanged`). */
  readonly changed?: boolean;
  /** Whether a program made it from another row: then it sets the curves of changed texts alone. */
  readonly made?: boolean;
  /** What else says whether the second reader need not be asked; a row without it is always read by both. */
  readonly facts?: TextFacts;
}

/** What the join belongs to. */
export interface JoinOf {
  /** Name of the join. */
  readonly version: string;
  readonly first: FirstModel;
  /** The first reader's thresholds; without them the second reader is always asked. */
  readonly firstThresholds?: FirstThresholds;
}

/** Pull of the slopes towards nothing, against few rows; and of the languages' shifts, which have a thirteenth of them. */
const RIDGE = { slope: 0.5, language: 4 } as const;
const ITERATIONS = 300;
/**
 * What mistakes cost, as the ratio of an alarm in vain to something missed. A joined probability is calibrated, so the expected cost is
 * least where alarms begin at vain / (vain + missed) (Elkan 2001, "The foundations of cost-sensitive learning", eq. 2).
 *
 * - flag: an honest employer or driver is suspected for nothing, and an analyst who is shown honest adverts day after day stops looking; a
 *   text that is missed narrowly is mostly one of a talk whose other messages show it.
 * - flagChanged: whoever writes past a filter, or in letters that few read, is not often an honest employer: both mistakes weigh the same.
 * - distress, minor_risk: a counsellor loses a minute over a talk that needs nobody; a person who asks for help and is not seen may lose all.
 */
const COSTS = {
  flag: { vain: 7, missed: 3 },
  flagChanged: { vain: 1, missed: 1 },
  distress: { vain: 1, missed: 19 },
  minor_risk: { vain: 1, missed: 5 },
} as const;

const THRESHOLDS: JoinModel['thresholds'] = {
  flag: leastCost(COSTS.flag),
  flagChanged: leastCost(COSTS.flagChanged),
  needsPerson: { distress: leastCost(COSTS.distress), minor_risk: leastCost(COSTS.minor_risk) },
};

/** Fewer changed rows than this give no curves of their own. */
const LEAST_CHANGED = 200;

/** Fits. Deterministic: the same rows in the same order, the same numbers. */
export function fitJoin(all: readonly JoinRow[], { version, first, firstThresholds }: JoinOf): JoinModel {
  const rows = all.filter(({ made }) => made !== true);
  const changed = all.filter((row) => row.changed === true);
  const draft: JoinModel = {
    format: JOIN_FORMAT,
    version,
    first: first.version,
    firstWeights: first.weights,
    labels: fitLabels(rows),
    ...(changed.length < LEAST_CHANGED ? {} : { changed: fitLabels(changed) }),
    thresholds: THRESHOLDS,
    rows: rows.length,
  };
  const joined = rows.map(({ lang, first: labels, changed: isSo = false, second }) =>
    joinedLabels(draft, { lang, labels, changed: isSo }, second),
  );
  const sure = firstThresholds === undefined ? undefined : sureOf(rows, joined, firstThresholds);
  return { ...draft, ...(sure === undefined ? {} : { sure }) };
}

/** On the rows whose facts are known; the share of flags that may change is one of these. */
function sureOf(
  rows: readonly JoinRow[],
  joined: readonly JoinRow['first'][],
  firstThresholds: FirstThresholds,
): SureBounds | undefined {
  const known = rows.flatMap(({ facts, first, labels }, row) =>
    facts === undefined ? [] : [{ facts, first, joined: joined[row] ?? first, labels }],
  );
  return fitSure(known, firstThresholds, THRESHOLDS);
}

/** Labels for which fewer than `least` rows hold: their curves are hardly more than a guess. */
export function rareLabels(
  rows: readonly Pick<JoinRow, 'labels'>[],
  least: number,
): readonly { readonly label: Label; readonly rows: number }[] {
  return LABELS.map((label) => ({ label, rows: rows.filter(({ labels }) => labels.includes(label)).length })).filter(
    ({ rows: count }) => count < least,
  );
}

function fitLabels(rows: readonly JoinRow[]): JoinModel['labels'] {
  const languages = [...new Set(rows.map(({ lang }) => lang))].sort();
  return Object.fromEntries(LABELS.map((label) => [label, fitLabel(rows, label, languages)])) as JoinModel['labels'];
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
  const [first = 0, second = 0, bias = 0, ...shifts] = fitLogistic({
    features,
    targets: rows.map((row) => Number(row.labels.includes(label))),
    ridge,
    start: ridge.map(() => 0),
    iterations: ITERATIONS,
    tolerance: 1e-7,
  });
  return { first, second, bias, languages: Object.fromEntries(languages.map((lang, i) => [lang, shifts[i] ?? 0])) };
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** Probability from which an alarm costs less than none, rounded to three digits. */
function leastCost({ vain, missed }: { readonly vain: number; readonly missed: number }): number {
  return Math.round((1_000 * vain) / (vain + missed)) / 1_000;
}
