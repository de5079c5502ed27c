// What follows from one try: sent, given up, or when again. Pure: the same outcome always leads to the same step.

import type { Instant } from '../../domain/clock.js';
import type { Delivery, SendProblem } from '../../domain/delivery.js';
import type { SendOutcome } from '../../domain/push.js';
import { askedMs, backOffMs } from './back-off.js';

/**
 * Tries that nobody answered, before a reply is left as perhaps delivered. Every further try may light up the phone once more
 * with the same words.
 */
export const MAX_UNANSWERED = 3;

/** Tries to take messages back, before the desk is told that they still stand on the device. */
export const MAX_TAKE_BACKS = 8;

/** After these the person cannot be reached at all: what else waits for the chat will not arrive either. */
const STOPS_CHAT: readonly SendProblem[] = ['blocked_by_person', 'opted_out', 'chat_gone'];

/** One try, as far as it matters for what comes next. */
export interface Try {
  readonly delivery: Pick<Delivery, 'act' | 'why'>;
  /** Counted from 1. */
  readonly attempt: number;
  /** When it ended. */
  readonly endedAt: Instant;
  /** Until then nobody else may try. */
  readonly leaseUntil: Instant;
}

/** What to write about it. */
export type AfterTry =
  | { readonly kind: 'sent'; readonly messageIds: readonly string[] }
  | {
      readonly kind: 'gave_up';
      readonly state: 'undeliverable' | 'ambiguous';
      readonly why: SendProblem;
      /** Whether all that is queued for the chat is given up with it. */
      readonly stopsChat: boolean;
    }
  | { readonly kind: 'again'; readonly at: Instant; readonly why: SendProblem };

/** The step after a try. `random` is in 0..1. */
export function afterTry(outcome: SendOutcome, tried: Try, random: number): AfterTry {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', messageIds: outcome.messageIds };
    case 'refused':
      return gaveUp('undeliverable', outcome.why);
    case 'later':
      return later(outcome, tried, random);
    case 'unknown':
      return unanswered(tried, random);
  }
}

/** How long the whole account must be quiet after an outcome, in milliseconds; null: not at all. `row`: such outcomes in a row. */
export function accountPauseMs(outcome: SendOutcome, row: number, random: number): number | null {
  if (outcome.kind !== 'later' || outcome.scope !== 'account') return null;
  return outcome.afterMs === null ? backOffMs(row, random) : askedMs(outcome.afterMs, random);
}

function gaveUp(state: 'undeliverable' | 'ambiguous', why: SendProblem): AfterTry {
  return { kind: 'gave_up', state, why, stopsChat: STOPS_CHAT.includes(why) };
}

function later(outcome: SendOutcome & { readonly kind: 'later' }, tried: Try, random: number): AfterTry {
  if (tired(tried)) return gaveUp('undeliverable', outcome.why);
  const wait = outcome.afterMs === null ? backOffMs(tried.attempt, random) : askedMs(outcome.afterMs, random);
  return { kind: 'again', at: tried.endedAt + wait, why: outcome.why };
}

/** The platform may have it, so the next try waits until the lease is over: an answer may still be on its way. */
function unanswered(tried: Try, random: number): AfterTry {
  if (tired(tried)) return gaveUp('undeliverable', 'timed_out');
  const { delivery, attempt, endedAt, leaseUntil } = tried;
  // Tries that were refused before do not count: it must have gone out unanswered more than once.
  if (delivery.act === 'say' && delivery.why === 'timed_out' && attempt >= MAX_UNANSWERED)
    return gaveUp('ambiguous', 'timed_out');
  return { kind: 'again', at: Math.max(leaseUntil, endedAt + backOffMs(attempt, random)), why: 'timed_out' };
}

/** A reply is tried until its time is over; taking back must end before, so that the chat's later replies can go. */
function tired({ delivery, attempt }: Try): boolean {
  return delivery.act === 'take_back' && attempt >= MAX_TAKE_BACKS;
}
