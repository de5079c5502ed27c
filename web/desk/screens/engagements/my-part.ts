// What whoever is signed in may do in one thread, after the same table that the server asks. What they may not do is not shown.

import type { Draft, Thread } from '../../api/engagement-types.js';
import { hasRole, may, myId } from '../../state/may.js';

/** Their part. */
export interface MyPart {
  /** They are the thread's operator. */
  readonly mine: boolean;
  /** They write and change drafts. */
  readonly writes: boolean;
  readonly rejects: boolean;
  readonly approves: boolean;
  readonly freezes: boolean;
}

/** In this thread. */
export function myPart({ operator, ended }: Thread): MyPart {
  const mine = operator.id === myId() && hasRole('operator');
  const works = (mine || hasRole('approver')) && ended === null;
  return {
    mine: mine && ended === null,
    writes: works && may('engagement.draft.write'),
    rejects: (works || hasRole('authoriser')) && may('engagement.draft.reject') && ended === null,
    approves: works && may('engagement.draft.approve'),
    freezes: may('engagement.thread.freeze') && (mine || hasRole('approver') || hasRole('authoriser')),
  };
}

/** Whether the legal yes to this text is theirs to give. */
export function maySignOff(draft: Draft, { operator }: Thread): boolean {
  if (!may('engagement.draft.sign_off') || draft.signOff !== null || draft.scored.score !== 'active') return false;
  return ![draft.author, ...draft.editors.map(({ id }) => id), operator.id].includes(myId());
}

/** Why whoever is signed in cannot approve a text that no rule forbids; null: it is not theirs to know or there is no reason. */
export function whyNotMine(draft: Draft, { operator }: Thread): 'own' | 'other' | 'signOff' | null {
  if (draft.mayApprove || !may('engagement.draft.approve')) return null;
  const took = [draft.author, ...draft.editors.map(({ id }) => id)].includes(myId());
  if (took) return 'own';
  if (draft.scored.score === 'active' && draft.signOff === null) return 'signOff';
  return operator.id === myId() ? 'other' : null;
}
