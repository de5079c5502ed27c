// Figures of a classifier on labelled rows.

/** Precision, recall and their harmonic mean at a threshold. */
export interface Rates {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** Rates of decisions against the truth; 0 where nothing can be divided. */
export function rates(decided: readonly boolean[], truth: ArrayLike<number>): Rates {
  let hit = 0;
  let wrong = 0;
  let missed = 0;
  decided.forEach((yes, i) => {
    if (yes && truth[i] === 1) hit += 1;
    else if (yes) wrong += 1;
    else if (truth[i] === 1) missed += 1;
  });
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    f1: share(2 * hit, 2 * hit + wrong + missed),
    precision: share(hit, hit + wrong),
    recall: share(hit, hit + missed),
  };
}

/** Rows by falling score; ties keep their order. */
function byScore(scores: ArrayLike<number>): readonly number[] {
  return Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b,
  );
}

/** Area under the precision–recall curve as average precision; tied scores count as one step. */
export function averagePrecision(scores: ArrayLike<number>, truth: ArrayLike<number>): number {
  const order = byScore(scores);
  let hits = 0;
  let seen = 0;
  let sum = 0;
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i] ?? 0];
    let fresh = 0;
    while (i < order.length && scores[order[i] ?? 0] === score) {
      if (truth[order[i] ?? 0] === 1) fresh += 1;
      seen += 1;
      i += 1;
    }
    hits += fresh;
    sum += (fresh * hits) / seen;
  }
  return hits === 0 ? 0 : sum / hits;
}

/** Area under the receiver operating curve: chance that a positive row scores above a negative one, ties half. */
export function rocArea(scores: ArrayLike<number>, truth: ArrayLike<number>): number {
  const order = byScore(scores);
  let above = 0;
  let positives = 0;
  let negatives = 0;
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i] ?? 0];
    let good = 0;
    let bad = 0;
    while (i < order.length && scores[order[i] ?? 0] === score) {
      if (truth[order[i] ?? 0] === 1) good += 1;
      else bad += 1;
      i += 1;
    }
    above += bad * (positives + good / 2);
    positives += good;
    negatives += bad;
  }
  return positives === 0 || negatives === 0 ? 0 : above / (positives * negatives);
}

/** Equal bins of the calibration error. */
const BINS = 15;

/** One bin of the probabilities: how many rows it has, the sum of what was said of them, how many of them hold. */
export interface CalibrationBin {
  readonly rows: number;
  readonly said: number;
  readonly held: number;
}

/** 15 equal bins of the probability, from 0 to 1; empty ones too. */
export function calibrationBins(probabilities: ArrayLike<number>, truth: ArrayLike<number>): readonly CalibrationBin[] {
  const bins = Array.from({ length: BINS }, () => ({ rows: 0, said: 0, held: 0 }));
  for (let i = 0; i < probabilities.length; i += 1) {
    const p = probabilities[i] ?? 0;
    const bin = bins[Math.min(BINS - 1, Math.floor(p * BINS))];
    if (bin === undefined) continue;
    bin.rows += 1;
    bin.said += p;
    bin.held += truth[i] === 1 ? 1 : 0;
  }
  return bins;
}

/** Expected calibration error (Naeini et al. 2015) over 15 equal bins of the probability. */
export function calibrationError(probabilities: ArrayLike<number>, truth: ArrayLike<number>): number {
  const n = probabilities.length;
  if (n === 0) return 0;
  return calibrationBins(probabilities, truth).reduce((error, { said, held }) => error + Math.abs(said - held) / n, 0);
}

/** One point of a precision–recall curve: what holds when rows from this score on are taken. */
export interface CurvePoint {
  readonly score: number;
  readonly recall: number;
  readonly precision: number;
}

/** The precision–recall curve, from the highest score down; tied scores make one point. Empty without a positive row. */
export function precisionRecall(scores: ArrayLike<number>, truth: ArrayLike<number>): readonly CurvePoint[] {
  const order = byScore(scores);
  const positives = order.filter((row) => truth[row] === 1).length;
  const points: CurvePoint[] = [];
  let hits = 0;
  order.forEach((row, i) => {
    if (truth[row] === 1) hits += 1;
    const score = scores[row] ?? 0;
    const next = order[i + 1];
    if (next !== undefined && scores[next] === score) return;
    points.push({ score, recall: hits / positives, precision: hits / (i + 1) });
  });
  return positives === 0 ? [] : points;
}

/**
 * The recall that is left when at most this share of the other rows may score as high. With fewer than 1/`share` other rows none may:
 * then it is the share of positive rows above the highest of the others. Null where one kind of row is missing.
 */
export function recallAtFalsePositives(
  scores: ArrayLike<number>,
  truth: ArrayLike<number>,
  share: number,
): number | null {
  const of = (kind: number): number[] => Array.from(scores).filter((_, i) => (truth[i] === 1 ? 1 : 0) === kind);
  const positives = of(1);
  const others = of(0).sort((a, b) => b - a);
  const highest = others[Math.floor(share * others.length)];
  if (positives.length === 0 || highest === undefined) return null;
  return positives.filter((score) => score > highest).length / positives.length;
}

/** The threshold with the best F1; halfway between the last score taken and the next one, so that it is no row's own. */
export function bestThreshold(scores: ArrayLike<number>, truth: ArrayLike<number>): number {
  const order = byScore(scores);
  let positives = 0;
  for (let i = 0; i < truth.length; i += 1) positives += truth[i] === 1 ? 1 : 0;
  let best = 0;
  let threshold = 0.5;
  let hits = 0;
  order.forEach((row, i) => {
    if (truth[row] === 1) hits += 1;
    const score = scores[row] ?? 0;
    const next = i + 1 < order.length ? (scores[order[i + 1] ?? 0] ?? 0) : 0;
    const f1 = (2 * hits) / (i + 1 + positives);
    if (next < score && f1 > best) {
      best = f1;
      threshold = (score + next) / 2;
    }
  });
  return threshold;
}

/**
 * A threshold for a good F1 on new rows, from calibrated probabilities: halfway between the best one on these rows, which follows their
 * chances, and the best one if each row held with just its probability, which does not.
 */
export function steadyThreshold(probabilities: ArrayLike<number>, truth: ArrayLike<number>): number {
  return (bestThreshold(probabilities, truth) + bestExpected(probabilities)) / 2;
}

/** The threshold with the best F1 to be expected: twice the hits over rows taken and rows that hold. */
function bestExpected(probabilities: ArrayLike<number>): number {
  const sorted = Array.from(probabilities).sort((a, b) => b - a);
  const holding = sorted.reduce((sum, p) => sum + p, 0);
  let hits = 0;
  let best = 0;
  let threshold = 0.5;
  sorted.forEach((p, i) => {
    hits += p;
    const f1 = (2 * hits) / (i + 1 + holding);
    if (f1 <= best) return;
    best = f1;
    threshold = (p + (sorted[i + 1] ?? 0)) / 2;
  });
  return threshold;
}

/** The highest threshold at which at least `recall` of the positive rows are found; .5 when there are none. */
export function thresholdForRecall(scores: ArrayLike<number>, truth: ArrayLike<number>, recall: number): number {
  const positives: number[] = [];
  for (let i = 0; i < truth.length; i += 1) if (truth[i] === 1) positives.push(scores[i] ?? 0);
  if (positives.length === 0) return 0.5;
  positives.sort((a, b) => b - a);
  return positives[Math.min(positives.length - 1, Math.ceil(recall * positives.length) - 1)] ?? 0.5;
}

/** A threshold within bounds, rounded down to three places, so that no score at it falls below. */
export function boundedThreshold(
  found: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  return Math.floor(Math.min(high, Math.max(low, found)) * 1e3) / 1e3;
}
