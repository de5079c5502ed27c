// A legal hold keeps a conversation from being erased for a time. One person asks with a reason, another approves. Help-safety rule 7.

import type { Instant } from './clock.js';
import type { Sealed } from './log.js';
import { err, ok, type Result } from './result.js';

/** Longest time that one hold may last, milliseconds: 180 days. Whoever needs longer asks again. */
export const HOLD_AT_MOST_MS = 180 * 86_400_000;

export const HOLD_ACTS = ['ask', 'approve', 'lift'] as const;
export type HoldActName = (typeof HOLD_ACTS)[number];

/** One act on the hold of a conversation, immutable, unique by (conversationId, n). */
export interface HoldAct {
  readonly conversationId: string;
  /** 1, 2, 3 … */
  readonly n: number;
  readonly act: HoldActName;
  /** Account id. */
  readonly by: string;
  readonly at: Instant;
  /** When the hold ends: what was asked for; carried by the approval; the time itself of a lifting. */
  readonly until: Instant;
  /** JSON string of the reason under the realm's key, which outlives the conversation's. Associated data: `holds | conversationId:n | reason`. */
  readonly sealed: Sealed;
}

/** Where a hold stands. */
export type HoldState =
  | { readonly is: 'none' }
  | { readonly is: 'asked'; readonly by: string; readonly until: Instant; readonly n: number }
  | {
      readonly is: 'held';
      readonly by: string;
      readonly approvedBy: string;
      readonly until: Instant;
      readonly n: number;
    };

/** The state after all acts in order. A hold that has run out is none: erasure takes the conversation up again. */
export function holdOf(acts: readonly HoldAct[], now: Instant): HoldState {
  const last = acts.at(-1);
  if (last === undefined || last.act === 'lift' || last.until <= now) return { is: 'none' };
  if (last.act === 'ask') return { is: 'asked', by: last.by, until: last.until, n: last.n };
  const asked = acts.at(-2);
  return { is: 'held', by: asked?.by ?? last.by, approvedBy: last.by, until: last.until, n: last.n };
}

/** Why an act on a hold may not be. */
export type HoldRefusal = 'wrong_state' | 'same_person' | 'bad_until';

/** When the hold ends after the act, or why it may not be. Whoever asked never approves. */
export function nextHold(
  state: HoldState,
  act: HoldActName,
  facts: { readonly by: string; readonly now: Instant; readonly until?: Instant | undefined },
): Result<Instant, HoldRefusal> {
  const { by, now, until } = facts;
  switch (act) {
    case 'ask':
      if (state.is === 'held') return err('wrong_state');
      if (until === undefined || until <= now || until > now + HOLD_AT_MOST_MS) return err('bad_until');
      return ok(until);
    case 'approve':
      if (state.is !== 'asked') return err('wrong_state');
      return state.by === by ? err('same_person') : ok(state.until);
    case 'lift':
      return state.is === 'none' ? err('wrong_state') : ok(now);
  }
}
