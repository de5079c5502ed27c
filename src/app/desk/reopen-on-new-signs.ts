// A decision holds for what was seen: signs of a later turn open the item again, with the system as actor.

import { newSignsReopen, nextState, SYSTEM } from '../../domain/review-transitions.js';
import { type ActBody, actPlace, type DeskTools } from './desk-store.js';

/** Times that somebody else may act in between before we leave it to their act. */
const MAX_LOST = 5;
/** Stands as the reason; the desk has words for it. */
const REASON = 'new_signs';

/**
 * Opens a decided item again when its newest signs are of a turn that the decider had not seen. Call it after each turn
 * that brought signs and after each decision: it does nothing when there is nothing to do.
 */
export async function reopenOnNewSigns(
  itemId: string,
  tools: Pick<DeskTools, 'store' | 'vault' | 'bus' | 'clock'>,
): Promise<void> {
  for (let lost = 0; lost < MAX_LOST; lost++) if ((await tryReopen(itemId, tools)) !== 'stale') return;
}

async function tryReopen(
  itemId: string,
  tools: Pick<DeskTools, 'store' | 'vault' | 'bus' | 'clock'>,
): Promise<'recorded' | 'stale' | 'nothing_to_do'> {
  const item = await tools.store.queue.review(itemId);
  if (item === undefined || item.state === 'open') return 'nothing_to_do';
  const last = (await tools.store.queue.acts(itemId)).at(-1);
  if (last === undefined || last.version !== item.version || !newSignsReopen(item, last.seenTurn))
    return 'nothing_to_do';
  const next = nextState(item, 'reopen', SYSTEM, REASON);
  const key = await tools.vault.key(item.conversationId);
  if (!next.ok || key === undefined) return 'nothing_to_do';
  const version = item.version + 1;
  const body: ActBody = { reason: REASON, outcome: null };
  const recorded = await tools.store.queue.recordReviewAct({
    itemId,
    version,
    act: 'reopen',
    state: next.value,
    holder: null,
    by: SYSTEM.id,
    at: tools.clock.now(),
    seenTurn: item.signsTurn,
    sealed: key.seal(actPlace(itemId, version), body),
  });
  if (recorded === 'recorded') tools.bus.publish({ kind: 'queue', itemId, conversationId: item.conversationId });
  return recorded;
}
