// A hand-off that nobody took: a request that somebody claimed, or was passed, and did not answer goes back to the queue by a deadline.

import type { Instant } from '../../domain/clock.js';
import { HELP_TARGET_S, type HelpRequest, type QueueAct } from '../../domain/help-request.js';
import { SYSTEM } from '../../domain/review-transitions.js';
import { oneRun } from '../one-run.js';
import type { Log } from '../ports.js';
import { type ActBody, actPlace, type DeskTools } from './desk-store.js';

/** Whoever holds a request has this many times its target to write the first word. */
export const MISSED_AFTER_TARGETS = 2;
/** How often it is looked. */
const LOOK_EVERY_MS = 30_000;
const PAGE = 100;

export interface ReturnMissedDeps extends DeskTools {
  readonly log: Log;
}

/** Whether the holder's time is over, by the last act on the request. */
export function isMissed(
  item: Pick<HelpRequest, 'state' | 'reason'>,
  last: Pick<QueueAct, 'at'>,
  now: Instant,
): boolean {
  return item.state === 'claimed' && now - last.at > HELP_TARGET_S[item.reason] * MISSED_AFTER_TARGETS * 1000;
}

/** One look at all that are claimed. Says how many went back. A chat that somebody has taken over is left to `lookAtHolders`. */
export async function returnMissed(deps: ReturnMissedDeps): Promise<number> {
  let returned = 0;
  let cursor: string | undefined;
  do {
    const page = await deps.store.queue.listHelp(
      { states: ['claimed'] },
      { limit: PAGE, ...(cursor !== undefined && { cursor }) },
    );
    for (const item of page.items) returned += Number(await giveBack(item, deps));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return returned;
}

async function giveBack(item: HelpRequest, { store, vault, clock, bus, log }: ReturnMissedDeps): Promise<boolean> {
  const now = clock.now();
  const last = (await store.queue.acts(item.id)).at(-1);
  if (last === undefined || !isMissed(item, last, now)) return false;
  const talk = await store.conversations.byId(item.conversationId);
  const key = await vault.key(item.conversationId);
  if (talk === undefined || talk.status === 'with_person' || key === undefined) return false;
  const version = item.version + 1;
  const body: ActBody = { reason: null, outcome: null };
  const recorded = await store.queue.recordHelpAct({
    itemId: item.id,
    version,
    act: 'missed',
    state: 'waiting',
    holder: null,
    by: SYSTEM.id,
    at: now,
    seenTurn: item.appliedTurn,
    sealed: key.seal(actPlace(item.id, version), body),
  });
  if (recorded !== 'recorded') return false;
  bus.publish({ kind: 'queue', itemId: item.id, conversationId: item.conversationId });
  log.warn('hand_off_missed', { itemId: item.id, conversationId: item.conversationId });
  return true;
}

/** Looks now and then, one look at a time. Returns how to stop. */
export function watchMissed(deps: ReturnMissedDeps): () => void {
  const look = oneRun(
    () => returnMissed(deps),
    (error) => deps.log.error('missed_not_watched', { error }),
  );
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
