// Signs of a child or a victim freeze a thread; two people open it again; the alert's clock runs until somebody answers (rule 13).

import type { Instant } from '../../domain/clock.js';
import { passes, refuses, type Verdict } from '../../domain/engagement-rules.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { FreezeReason, SafeguardAlert, Safety, SafetyEvent } from '../../domain/safeguard.js';
import type { TextSigns } from '../../domain/text-signs.js';

/** People who must agree to unfreeze. */
const UNFREEZE = 2;
const MINUTE_MS = 60_000;

/** Why an event may not happen. */
export type SafetyProblem = 'not_frozen' | 'nobody_to_alert' | 'not_acknowledged' | 'reason_missing' | 'already_voted';

/** What in their message freezes a thread; null: nothing. A text that could not be read may hide a cry for help. */
export function freezeReason(signs: TextSigns): FreezeReason | null {
  if (!signs.read) return 'unread';
  if (signs.minor) return 'minor';
  return signs.victim ? 'victim' : null;
}

/**
 * The safety after an event. A new sign on a frozen thread takes the votes away and rings again. `officers`: whom to alert, in order.
 */
export function nextSafety(
  safety: Safety,
  event: SafetyEvent,
  officers: readonly string[],
): Result<Safety, SafetyProblem> {
  if (event.kind === 'freeze') return frozen(event, officers);
  if (safety.state !== 'frozen') return err('not_frozen');
  if (event.kind === 'acknowledge') {
    const acknowledged = safety.alert.acknowledged ?? { by: event.by, at: event.at };
    return ok({ ...safety, alert: { ...safety.alert, acknowledged } });
  }
  if (safety.alert.acknowledged === null) return err('not_acknowledged');
  if (event.reason.trim() === '') return err('reason_missing');
  if (safety.votes.some(({ by }) => by === event.by)) return err('already_voted');
  const votes = [...safety.votes, { by: event.by, reason: event.reason }];
  return ok(votes.length >= UNFREEZE ? { state: 'open' } : { ...safety, votes });
}

function frozen(
  { reason, turn, at }: Extract<SafetyEvent, { kind: 'freeze' }>,
  officers: readonly string[],
): Result<Safety, SafetyProblem> {
  if (officers.length === 0) return err('nobody_to_alert');
  const alert: SafeguardAlert = { raisedAt: at, officers, acknowledged: null };
  return ok({ state: 'frozen', reason, turn, alert, votes: [] });
}

/** Where an alert's clock stands. */
export interface AlertClock {
  readonly running: boolean;
  readonly elapsedMs: number;
  /** Officers who have been alerted by now, in order. The last one in the row is rung again and again. */
  readonly alerted: readonly string[];
  /** When the next one is; null once somebody acknowledged. */
  readonly nextAt: Instant | null;
}

/** Reads the clock. Every `minutes` without an answer the next officer is alerted. */
export function alertClock(alert: SafeguardAlert, now: Instant, minutes: number): AlertClock {
  const until = alert.acknowledged?.at ?? now;
  const elapsedMs = Math.max(0, until - alert.raisedAt);
  const step = minutes * MINUTE_MS;
  const rounds = Math.floor(elapsedMs / step);
  const running = alert.acknowledged === null;
  return {
    running,
    elapsedMs,
    alerted: alert.officers.slice(0, rounds + 1),
    nextAt: running ? alert.raisedAt + (rounds + 1) * step : null,
  };
}

/** Nothing leaves a frozen thread, nor one where nobody could be alerted. */
export function isSafe(safety: Safety, officers: readonly string[]): Verdict {
  if (safety.state === 'frozen') return refuses('safeguarding', `frozen_${safety.reason}`);
  return officers.length === 0 ? refuses('safeguarding', 'nobody_to_alert') : passes('safeguarding');
}
