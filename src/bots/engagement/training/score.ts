// What a talk on the range was worth, part by part; every point that is lost names its message. The numbers are editorial: they say what
// we want officers to learn first, and measure nothing else.

import type { EngagementRule } from '../../../domain/engagement-rules.js';
import { type Fault, SCORE_WEIGHTS, type ScorePart } from './fault.js';
import { disclosureFaults } from './score-disclosure.js';
import { paceFaults } from './score-pace.js';
import { provocationFaults, ruleFaults } from './score-rules.js';
import { safeguardingFaults } from './score-safeguarding.js';
import type { OurEvent, RangeSession } from './session.js';

const PARTS = Object.keys(SCORE_WEIGHTS) as ScorePart[];
/** Who fails a child or a victim does not pass by good manners: below half there, the whole is at most this. */
const MOST_WHEN_UNSAFE = 40;
const HALF = 50;

/** 0 to 100; null: there was nothing to judge. `blocked`: drafts that each rule refused. */
export interface RangeScore {
  readonly total: number | null;
  readonly parts: Readonly<Record<ScorePart, number | null>>;
  readonly faults: readonly Fault[];
  readonly blocked: Readonly<Partial<Record<EngagementRule, number>>>;
}

/** Judges a talk as it stands. */
export function scoreOf(session: RangeSession): RangeScore {
  const { log } = session;
  const safeguarding = safeguardingFaults(session);
  const disclosure = disclosureFaults(session);
  const wrote = log.some(({ kind }) => kind === 'ours');
  const found: Readonly<Record<ScorePart, readonly Fault[] | null>> = {
    safeguarding,
    provocation: wrote ? provocationFaults(log) : null,
    disclosure,
    pace: wrote ? paceFaults(session) : null,
    rules: wrote ? ruleFaults(log) : null,
  };
  const parts = Object.fromEntries(PARTS.map((part) => [part, points(found[part])])) as RangeScore['parts'];
  return {
    total: totalOf(parts),
    parts,
    faults: PARTS.flatMap((part) => found[part] ?? []).sort((a, b) => a.message - b.message),
    blocked: blockedByRule(log.filter((one): one is OurEvent => one.kind === 'ours')),
  };
}

function points(faults: readonly Fault[] | null): number | null {
  if (faults === null) return null;
  const lost = faults.reduce((sum, fault) => sum + fault.points, 0);
  return Math.max(0, Math.round(100 - lost));
}

function totalOf(parts: RangeScore['parts']): number | null {
  const judged = PARTS.flatMap((part) => {
    const value = parts[part];
    return value === null ? [] : [{ value, weight: SCORE_WEIGHTS[part] }];
  });
  if (judged.length === 0) return null;
  const weight = judged.reduce((sum, one) => sum + one.weight, 0);
  const mean = Math.round(judged.reduce((sum, one) => sum + one.value * one.weight, 0) / weight);
  const unsafe = parts.safeguarding !== null && parts.safeguarding < HALF;
  return unsafe ? Math.min(mean, MOST_WHEN_UNSAFE) : mean;
}

function blockedByRule(ours: readonly OurEvent[]): RangeScore['blocked'] {
  const counts: Partial<Record<EngagementRule, number>> = {};
  for (const { verdicts } of ours) {
    const refused = new Set(verdicts.filter(({ ok }) => !ok).map(({ rule }) => rule));
    for (const rule of refused) counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
}
