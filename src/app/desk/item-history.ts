// What staff and the system did to a queue item, with names and reasons.

import type { QueueAct } from '../../domain/help-request.js';
import { SYSTEM } from '../../domain/review-transitions.js';
import { type ActBody, type ActRecord, actPlace, type DeskTools } from './desk-store.js';

/** Acts with a version above `after`, in order. */
export async function itemHistory(
  item: { readonly id: string; readonly conversationId: string },
  after: number,
  tools: Pick<DeskTools, 'store' | 'vault'>,
): Promise<readonly ActRecord[]> {
  const acts = (await tools.store.queue.acts(item.id)).filter((act) => act.version > after);
  if (acts.length === 0) return [];
  const key = await tools.vault.key(item.conversationId);
  const names = await namesOf(acts, tools);
  return acts.map((act) => ({
    act,
    by: { id: act.by, name: names.get(act.by) ?? act.by },
    body: key === undefined ? null : (key.open(actPlace(item.id, act.version), act.sealed) as ActBody),
  }));
}

async function namesOf(
  acts: readonly QueueAct[],
  tools: Pick<DeskTools, 'store'>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(acts.map((act) => act.by))].filter((id) => id !== SYSTEM.id);
  const accounts = await Promise.all(ids.map((id) => tools.store.staff.byId(id)));
  return new Map(accounts.flatMap((account) => (account === undefined ? [] : [[account.id, account.name] as const])));
}
