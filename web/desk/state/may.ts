// What an account may do: the same table that the server asks, so that the page shows nothing that would be refused.

import { nextHelpState } from '../../../src/domain/help-transitions.js';
import { type DeskRoute, mayUse } from '../../../src/domain/permissions.js';
import { nextState } from '../../../src/domain/review-transitions.js';
import type { HelpState, QueueRow, ReviewState, Role, Session } from '../api/types.js';
import { session } from './session.js';

function who(): Session | null {
  const { value } = session;
  return value === 'unknown' ? null : value;
}

/** Whether whoever is signed in may use a route. */
export function may(route: DeskRoute): boolean {
  return mayUse(route, who()?.roles ?? null) === 'yes';
}

/** Account id of whoever is signed in. */
export function myId(): string {
  return who()?.id ?? '';
}

/** What whoever is signed in may do with a help request now, by the table of help requests. */
export function mayHelp(
  row: Pick<QueueRow, 'state' | 'heldBy'>,
  act: 'claim' | 'release' | 'pass_on' | 'close',
): boolean {
  const actor = { id: myId(), roles: who()?.roles ?? [] };
  return nextHelpState({ state: row.state as HelpState, holder: row.heldBy }, act, actor).ok;
}

/** Whether whoever is signed in may take the row. */
export function mayClaim(row: Pick<QueueRow, 'kind' | 'state' | 'heldBy'>): boolean {
  if (row.kind === 'help') return mayHelp(row, 'claim');
  const actor = { id: myId(), roles: who()?.roles ?? [] };
  return nextState({ state: row.state as ReviewState, holder: row.heldBy }, 'claim', actor, '').ok;
}

/** Whether whoever is signed in holds a role. */
export function hasRole(role: Role): boolean {
  return who()?.roles.includes(role) ?? false;
}

/** A supervisor may also give back, pass on and hand back what a colleague holds. */
export function isSupervisor(): boolean {
  return hasRole('supervisor');
}
