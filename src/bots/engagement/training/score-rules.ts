// Drafts that the rules refused: those that would have provoked, and the rest. A refused text never left, but the officer wanted it to.

import type { EngagementRule, Verdict } from '../../../domain/engagement-rules.js';
import type { Fault } from './fault.js';
import type { OurEvent, RangeEvent } from './session.js';

/** Points that a draft loses for the rule of these that it broke worst. */
const PROVOKES: Readonly<Partial<Record<EngagementRule, number>>> = {
  sexual: 60,
  content: 40,
  first_mention: 30,
  renewed_offer: 30,
  score: 20,
};
/** Judged elsewhere: safeguarding and pace have parts of their own. */
const ELSEWHERE: readonly EngagementRule[] = ['safeguarding', 'reading_time'];
/** Points for a draft that any other rule refused. */
const OTHER_RULE = 15;

/** First mentions by us, renewed offers, pressure and the like, active texts: one fault a draft, the worst. */
export function provocationFaults(log: readonly RangeEvent[]): readonly Fault[] {
  return refusedDrafts(log).flatMap(({ n, refused }) => {
    const worst = refused
      .flatMap(({ rule, why }) => ({ rule, why, points: PROVOKES[rule] ?? 0 }))
      .reduce((most, one) => (one.points > most.points ? one : most), { rule: 'score', why: '', points: 0 } as {
        rule: EngagementRule;
        why: string;
        points: number;
      });
    if (worst.points === 0) return [];
    return [{ part: 'provocation', why: worst.why, message: n, points: worst.points, rule: worst.rule } as const];
  });
}

/** Drafts that another rule refused. A draft that provokes is judged for that alone. */
export function ruleFaults(log: readonly RangeEvent[]): readonly Fault[] {
  return refusedDrafts(log).flatMap(({ n, refused }) => {
    if (refused.some(({ rule }) => PROVOKES[rule] !== undefined)) return [];
    const other = refused.find(({ rule }) => !ELSEWHERE.includes(rule));
    if (other === undefined) return [];
    return [{ part: 'rules', why: other.why, message: n, points: OTHER_RULE, rule: other.rule } as const];
  });
}

/** Our texts that did not leave, with what refused them. */
export function refusedDrafts(
  log: readonly RangeEvent[],
): readonly { readonly n: number; readonly refused: readonly Verdict[] }[] {
  return log
    .filter((one): one is OurEvent => one.kind === 'ours')
    .map(({ n, verdicts }) => ({ n, refused: verdicts.filter(({ ok }) => !ok) }))
    .filter(({ refused }) => refused.length > 0);
}
