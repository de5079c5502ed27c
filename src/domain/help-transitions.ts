// Which state of a help request may follow which, and who may cause it. Everything about their states is in this table.

import type { HelpRequest, HelpState } from './help-request.js';
import { err, ok, type Result } from './result.js';
import type { Actor, Refusal } from './review-transitions.js';
import type { Role } from './staff.js';

/** What staff do with a help request. `answer` is the first message of the holder, never a request of its own. */
export const HELP_ACTS = ['claim', 'release', 'pass_on', 'answer', 'close'] as const;
export type HelpAct = (typeof HELP_ACTS)[number];

/** Who may hold a help request. */
export const HELPERS: readonly Role[] = ['counsellor', 'analyst', 'supervisor'];

interface Rule {
  readonly from: readonly HelpState[];
  readonly to: HelpState;
  /** Only the holder, or a supervisor where `orSupervisor`. */
  readonly holderOnly: boolean;
  readonly orSupervisor: boolean;
}

const RULES: Readonly<Record<HelpAct, Rule>> = {
  claim: { from: ['waiting'], to: 'claimed', holderOnly: false, orSupervisor: false },
  release: { from: ['claimed', 'answered'], to: 'waiting', holderOnly: true, orSupervisor: true },
  pass_on: { from: ['claimed', 'answered'], to: 'claimed', holderOnly: true, orSupervisor: true },
  answer: { from: ['claimed'], to: 'answered', holderOnly: true, orSupervisor: false },
  close: { from: ['claimed', 'answered'], to: 'closed', holderOnly: true, orSupervisor: true },
};

/** What a transition looks at. */
export type HelpPosition = Pick<HelpRequest, 'state' | 'holder'>;

/** The state after `act`, or why it may not happen. */
export function nextHelpState(item: HelpPosition, act: HelpAct, actor: Actor): Result<HelpState, Refusal> {
  const rule = RULES[act];
  if (!HELPERS.some((role) => actor.roles.includes(role))) return err('wrong_role');
  if (!rule.from.includes(item.state)) return err('wrong_state');
  const free = !rule.holderOnly || item.holder?.id === actor.id;
  if (!free && !(rule.orSupervisor && actor.roles.includes('supervisor'))) return err('not_holder');
  return ok(rule.to);
}

/** Who holds the request after an act that was allowed; `to` is the colleague it is passed on to. */
export function helpHolderAfter(
  item: HelpPosition,
  act: HelpAct,
  actor: { readonly id: string; readonly name: string },
  to?: { readonly id: string; readonly name: string },
): HelpRequest['holder'] {
  if (act === 'claim') return { id: actor.id, name: actor.name };
  if (act === 'pass_on') return to === undefined ? item.holder : { id: to.id, name: to.name };
  if (act === 'release') return null;
  return item.holder;
}
