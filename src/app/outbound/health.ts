// Whether a channel works, as what came of its sends shows.

import type { Instant } from '../../domain/clock.js';
import type { SendProblem } from '../../domain/delivery.js';
import type { SendOutcome } from '../../domain/push.js';

/** A platform that has not taken anything for so long is down, not just slow. */
export const DOWN_AFTER_MS = 3 * 60_000;
/** A failure that long ago says nothing any more. */
export const FORGET_AFTER_MS = 15 * 60_000;

/** Since when, until when and how sends have failed without one that worked between. Null: the last one worked. */
export type Failing = { readonly since: Instant; readonly last: Instant; readonly why: SendProblem } | null;

/** A channel that is down. */
export interface Down {
  readonly since: Instant;
  readonly why: SendProblem;
}

/** What is known after one more outcome. A refusal is an answer too: the platform works. */
export function healthAfter(before: Failing, outcome: SendOutcome, now: Instant): Failing {
  const why = failureIn(outcome);
  if (why === null) return null;
  return { since: before?.since ?? now, last: now, why };
}

/** Whether that is being down: let in no more, or nothing taken for minutes. */
export function downNow(failing: Failing, now: Instant): Down | null {
  if (failing === null) return null;
  const { since, last, why } = failing;
  const forLong = last - since >= DOWN_AFTER_MS && now - last < FORGET_AFTER_MS;
  return why === 'not_authorised' || forLong ? { since, why } : null;
}

function failureIn(outcome: SendOutcome): SendProblem | null {
  if (outcome.kind === 'unknown') return 'timed_out';
  return outcome.kind === 'later' && outcome.why !== 'rate_limited' ? outcome.why : null;
}
