// Sets the curve of a talk's risk on talks whose turn of risk is known.

import type { TalkState } from '../../domain/talk-memory.js';
import { fitLogistic } from '../linear/logistic.js';
import type { TalkCurve } from './talk-model.js';
import { FEATURES, featuresOf, hearTurn, NO_TURN, type TurnSigns } from './talk-risk.js';

/** One talk as it was read. */
export interface ReadTalk {
  readonly turns: readonly TurnSigns[];
  /** From 1: the first turn at which a careful reader should say "look at this"; null for an honest talk. */
  readonly riskTurn: number | null;
}

const RIDGE = 2;
const ITERATIONS = 300;
/** Each talk counts alike, however long; its last turn, which sums it up, as much as its others together when it is honest. */
const TALK = { risky: 2, honest: 1.6, honestLast: 6, before: 0.3 } as const;
/** Talks are read by curves that had not seen them, to choose from where a talk is flagged. */
const FOLDS = 8;
const FLAG_FROM = Array.from({ length: 10 }, (_, i) => 0.4 + i / 20);
const NEVER: TalkCurve = { model: '', weights: [], bias: -30, flagFrom: 1 };

/** The curve, and from where it flags: the best F1 of talks read out of fold. Deterministic. */
export function fitTalks(talks: readonly ReadTalk[], model: string): TalkCurve {
  const risks = talks.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const curve = fitCurve(talks.filter((_, i) => i % FOLDS !== fold));
    talks.forEach((talk, i) => {
      if (i % FOLDS === fold) risks[i] = states(talk, curve).at(-1)?.risk ?? 0;
    });
  }
  const [first = 0.5, ...others] = FLAG_FROM;
  const f1 = (from: number): number => f1Of(talks, risks, from);
  const flagFrom = others.reduce((best, from) => (f1(from) > f1(best) ? from : best), first);
  const { weights, bias } = fitCurve(talks);
  return { model, weights: weights.map(round), bias: round(bias), flagFrom: round(flagFrom) };
}

interface Example {
  readonly features: readonly number[];
  readonly target: number;
  readonly weight: number;
}

function fitCurve(talks: readonly ReadTalk[]): Pick<TalkCurve, 'weights' | 'bias' | 'model' | 'flagFrom'> {
  const examples = talks.flatMap(examplesOf);
  const scales = Array.from({ length: FEATURES }, (_, i) => scaleOf(examples.map(({ features }) => features[i] ?? 0)));
  const fitted = fitLogistic({
    features: examples.map(({ features }) => [
      ...features.map((value, i) => (value - (scales[i]?.mean ?? 0)) / (scales[i]?.width ?? 1)),
      1,
    ]),
    targets: examples.map(({ target }) => target),
    weights: examples.map(({ weight }) => weight),
    ridge: [...scales.map(() => RIDGE), 0],
    start: [...scales.map(() => 0), 0],
    iterations: ITERATIONS,
    tolerance: 1e-7,
  });
  const weights = scales.map(({ width }, i) => (fitted[i] ?? 0) / width);
  const bias = scales.reduce((sum, { mean }, i) => sum - (weights[i] ?? 0) * mean, fitted[FEATURES] ?? 0);
  return { ...NEVER, weights, bias };
}

function examplesOf(talk: ReadTalk): readonly Example[] {
  const { riskTurn } = talk;
  const all = states(talk, NEVER).map(featuresOf);
  return all.flatMap((features, i): readonly Example[] => {
    if (riskTurn === null) {
      const weight = (i === all.length - 1 ? TALK.honestLast : TALK.honest) / all.length;
      return [{ features, target: 0, weight }];
    }
    if (i + 1 >= riskTurn) return [{ features, target: 1, weight: TALK.risky / (all.length - riskTurn + 1) }];
    return [{ features, target: 0, weight: TALK.before / (riskTurn - 1) }];
  });
}

function states({ turns }: ReadTalk, curve: TalkCurve): readonly TalkState[] {
  let state = NO_TURN;
  return turns.map((signs) => {
    state = hearTurn(curve, state, signs);
    return state;
  });
}

function scaleOf(values: readonly number[]): { readonly mean: number; readonly width: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, width: Math.max(1e-6, Math.sqrt(spread)) };
}

function f1Of(talks: readonly ReadTalk[], risks: readonly number[], from: number): number {
  const flagged = talks.filter((_, i) => (risks[i] ?? 0) >= from);
  const found = flagged.filter(({ riskTurn }) => riskTurn !== null).length;
  const risky = talks.filter(({ riskTurn }) => riskTurn !== null).length;
  return (2 * found) / Math.max(1, flagged.length + risky);
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
