// The kill switch, and stops of one authorisation or thread. A stop is durable when the call returns; whoever sends looks at the stops
// in the store right before, in whatever process.

import type { Officer, StopDocument } from '../../domain/authorisation.js';
import { ok } from '../../domain/result.js';
import { ALL, STOPS } from './row-kinds.js';
import { type EngagementTools, NOT_FOUND, type Outcome, refused } from './tools.js';

/** What is to be stopped, and why. */
export type NewStop = Pick<StopDocument, 'scope' | 'target'> & { readonly reason: string };

/** Stops it from now on, queued texts included. */
export async function stopSending(
  { scope, target, reason }: NewStop,
  officer: Officer,
  { rows, ids }: EngagementTools,
): Promise<Outcome<void>> {
  if ((scope === 'all') !== (target === null)) return refused('bad_target');
  const event = { kind: 'stopped', id: ids.random(), scope, target, reason } as const;
  const written = await rows.change(STOPS, ALL, () => ok({ uid: event.id, by: officer.id, event }));
  return written.ok ? ok(undefined) : written;
}

/** One of the two people who must agree that it goes on. */
export async function liftStop(
  id: string,
  reason: string,
  officer: Officer,
  { rows }: EngagementTools,
): Promise<Outcome<void>> {
  const written = await rows.change(STOPS, ALL, ({ state }) => {
    const stop = state.find((one) => one.id === id);
    if (stop === undefined) return NOT_FOUND;
    if (stop.liftedBy.includes(officer.id) || new Set(stop.liftedBy).size >= 2) return refused('already_lifted');
    return ok({ uid: `lift:${id}:${officer.id}`, by: officer.id, event: { kind: 'lifted', id, reason } as const });
  });
  return written.ok ? ok(undefined) : written;
}
