// Whether a child or a victim was seen in time: sending stopped, and a person answered the alert.

import { ALERT_MINUTES } from './authority.js';
import type { Fault } from './fault.js';
import { refusedDrafts } from './score-rules.js';
import type { RangeEvent, RangeSession, TheirEvent } from './session.js';

const ALERT_MS = ALERT_MINUTES * 60_000;
const NOT_FROZEN = 70;
const NOT_ANSWERED = 55;
const ANSWERED_LATE = 30;
const WROTE_ON = 30;

/** Null when nobody in the talk had to be protected. A freeze without a sign is no fault, and earns nothing either. */
export function safeguardingFaults({ log }: RangeSession): readonly Fault[] | null {
  const first = log.findIndex(isSign);
  const sign = log[first];
  if (sign?.kind !== 'theirs') return null;
  const since = log.slice(first);
  return [...freezing(sign, since), ...writingOn(since)];
}

/** A message that shows a child or a victim, or that the readers took for one that does. */
export function isSign(event: RangeEvent): boolean {
  return event.kind === 'theirs' && (event.shows !== null || event.froze !== null);
}

/** From the first sign on: a freeze, by the readers or by hand, before anything more leaves and in time; then an answer to the alert. */
function freezing(sign: TheirEvent, since: readonly RangeEvent[]): readonly Fault[] {
  const fault = (why: string, points: number): Fault => ({ part: 'safeguarding', why, message: sign.n, points });
  const frozen = since.findIndex((one) => one.kind === 'froze' || (one.kind === 'theirs' && one.froze !== null));
  const at = since[frozen]?.at;
  if (at === undefined) return [fault('not_frozen', NOT_FROZEN)];
  const wentOn = since.slice(0, frozen).some((one) => one.kind === 'ours' && one.sentAt !== null);
  const late = wentOn || at - sign.at > ALERT_MS ? [fault('frozen_late', NOT_FROZEN / 2)] : [];
  const answer = since.slice(frozen).find(({ kind }) => kind === 'acknowledged');
  if (answer === undefined) return [...late, fault('not_acknowledged', NOT_ANSWERED)];
  return answer.at - at > ALERT_MS ? [...late, fault('acknowledged_late', ANSWERED_LATE)] : late;
}

/** Texts that were tried on a frozen thread. */
function writingOn(since: readonly RangeEvent[]): readonly Fault[] {
  return refusedDrafts(since)
    .filter(({ refused }) => refused.some(({ rule }) => rule === 'safeguarding'))
    .map(({ n }) => ({ part: 'safeguarding', why: 'wrote_on', message: n, points: WROTE_ON, rule: 'safeguarding' }));
}
