// Which state of a review item may follow which, and who may cause it. Everything about review states is in this table.

import { err, ok, type Result } from './result.js';
import type { ReviewAct, ReviewItem, ReviewState } from './review.js';
import type { Role } from './staff.js';

/** Who acts: a signed-in person with their roles, or the system when new signs arrive. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly (Role | 'system')[];
}

/** The system as an actor. */
export const SYSTEM: Actor = { id: 'system', roles: ['system'] };

interface Rule {
  readonly from: readonly ReviewState[];
  readonly to: ReviewState;
  readonly roles: Actor['roles'];
  /** Only the person who holds the claim may do it. */
  readonly holderOnly: boolean;
  readonly needsReason: boolean;
}

const REVIEWERS: Actor['roles'] = ['analyst', 'supervisor'];
const DECIDED: readonly ReviewState[] = ['confirmed', 'dismissed', 'needs_more', 'escalated'];

const RULES: Readonly<Record<ReviewAct, Rule>> = {
  claim: { from: ['open'], to: 'in_review', roles: REVIEWERS, holderOnly: false, needsReason: false },
  release: { from: ['in_review'], to: 'open', roles: REVIEWERS, holderOnly: true, needsReason: false },
  askForMore: { from: ['in_review'], to: 'needs_more', roles: REVIEWERS, holderOnly: true, needsReason: true },
  confirm: { from: ['in_review'], to: 'confirmed', roles: REVIEWERS, holderOnly: true, needsReason: true },
  dismiss: { from: ['in_review'], to: 'dismissed', roles: REVIEWERS, holderOnly: true, needsReason: true },
  escalate: { from: ['in_review'], to: 'escalated', roles: ['analyst'], holderOnly: true, needsReason: true },
  reopen: { from: DECIDED, to: 'open', roles: ['supervisor', 'system'], holderOnly: false, needsReason: true },
};

/** Why an act may not happen. */
export type Refusal = 'wrong_state' | 'wrong_role' | 'not_holder' | 'reason_missing';

/** What a transition looks at. */
export type ReviewPosition = Pick<ReviewItem, 'state' | 'holder'>;

/** The state after `act`, or why it may not happen. Knows nothing of time, storage or HTTP. */
export function nextState(
  item: ReviewPosition,
  act: ReviewAct,
  actor: Actor,
  reason: string,
): Result<ReviewState, Refusal> {
  const rule = RULES[act];
  if (!rule.roles.some((role) => actor.roles.includes(role))) return err('wrong_role');
  if (!rule.from.includes(item.state)) return err('wrong_state');
  if (rule.holderOnly && item.holder?.id !== actor.id) return err('not_holder');
  if (rule.needsReason && reason.trim() === '') return err('reason_missing');
  return ok(rule.to);
}

/** Who holds the item after an act that was allowed. A decision keeps the name of who decided. */
export function holderAfter(
  item: ReviewPosition,
  act: ReviewAct,
  actor: { readonly id: string; readonly name: string },
): ReviewItem['holder'] {
  if (act === 'claim') return { id: actor.id, name: actor.name };
  if (act === 'release' || act === 'reopen') return null;
  return item.holder;
}

/** Whether signs of a turn that the decider had not seen open the item again. `seenTurn` is that of the last act. */
export function newSignsReopen(item: Pick<ReviewItem, 'state' | 'signsTurn'>, seenTurn: number): boolean {
  return DECIDED.includes(item.state) && item.signsTurn > seenTurn;
}
