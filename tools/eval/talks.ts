// Figures of talks: are the risky ones found, how soon, and how many honest ones are flagged.

import { rates } from '../../src/classifiers/metrics.js';
import type { Conversation } from '../corpus/row.js';

/** A talk, and the turn (from 1) after which it was flagged; null when it never was. */
export interface TalkOutcome {
  readonly talk: Pick<Conversation, 'id' | 'lang' | 'risky' | 'riskTurn'>;
  readonly flaggedAt: number | null;
}

/** What was measured. Shares are null where there was no talk of that kind. */
export interface TalkFigures {
  readonly talks: number;
  readonly risky: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** F1 × (1 − median penalty of the risky talks found), Sadeque et al. 2018. */
  readonly latencyF1: number;
  /** Median turns between the first risky turn and the alarm, of the risky talks found; an earlier alarm counts as none. */
  readonly medianDelay: number | null;
  /** Of the risky talks: found no later than three turns after the first risky one. */
  readonly foundInTime: number;
  /** Of the risky talks: flagged before their first risky turn. */
  readonly early: number;
  readonly falseAlarms: number;
}

/** So that a delay of three turns costs half (docs of the taxonomy). */
const PENALTY = Math.log(3) / 3;
/** Turns within which an alarm still helps. */
const IN_TIME = 3;

/** Measures. */
export function measureTalks(outcomes: readonly TalkOutcome[]): TalkFigures {
  const found = outcomes.filter(({ talk, flaggedAt }) => talk.risky && flaggedAt !== null);
  const delays = found.map(delayOf);
  const { f1, precision, recall } = rates(
    outcomes.map(({ flaggedAt }) => flaggedAt !== null),
    outcomes.map(({ talk }) => Number(talk.risky)),
  );
  return {
    talks: outcomes.length,
    risky: outcomes.filter(({ talk }) => talk.risky).length,
    f1,
    precision,
    recall,
    latencyF1: f1 * (1 - (median(delays.map(penaltyOf)) ?? 1)),
    medianDelay: median(delays),
    foundInTime: delays.filter((delay) => delay <= IN_TIME).length,
    early: found.filter(({ talk, flaggedAt }) => (flaggedAt ?? 0) < (talk.riskTurn ?? 1)).length,
    falseAlarms: outcomes.filter(({ talk, flaggedAt }) => !talk.risky && flaggedAt !== null).length,
  };
}

/** Turns from the first risky one to the alarm. A risky talk that names no turn is risky from its first. */
function delayOf({ talk, flaggedAt }: TalkOutcome): number {
  return Math.max(0, (flaggedAt ?? 0) - (talk.riskTurn ?? 1));
}

/** −1 + 2 / (1 + e^(−p·delay)): nothing at once, half after three turns, all of it never. */
export function penaltyOf(delay: number): number {
  return -1 + 2 / (1 + Math.exp(-PENALTY * delay));
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
