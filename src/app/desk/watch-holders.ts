// Nobody may write into silence: when the counsellor who has a chat is gone and the person waits, the bot answers again and the
// request waits for somebody else.

import type { Instant } from '../../domain/clock.js';
import type { HelpRequest } from '../../domain/help-request.js';
import { SYSTEM } from '../../domain/review-transitions.js';
import type { DutyEntry } from '../../domain/staff.js';
import { IDLE_MS } from '../auth/sessions.js';
import { onDuty } from '../duty.js';
import { openTurn } from '../inbox/head.js';
import type { Inbox, Log } from '../ports.js';
import { type ActBody, actPlace, type DeskTools } from './desk-store.js';

/** How often those who have a chat are looked for. */
const LOOK_EVERY_MS = 30_000;
/** Somebody who went off duty and did nothing at the desk for this long has left. Else a session's own end says so. */
export const OFF_DUTY_GONE_MS = 5 * 60_000;
/** Requests looked at in one go. */
const PAGE = 100;

export interface WatchHoldersDeps extends DeskTools {
  readonly inbox: Inbox;
  readonly log: Log;
}

/** Has somebody left the desk? `lastSeen` is null when no session of theirs stands. */
export function isGone(
  holderId: string,
  lastSeen: Instant | null,
  roster: readonly DutyEntry[],
  now: Instant,
): boolean {
  if (lastSeen === null) return true;
  const wentOff =
    roster.some(({ staffId }) => staffId === holderId) &&
    !onDuty(roster, now).some(({ staffId }) => staffId === holderId);
  return now - lastSeen > (wentOff ? OFF_DUTY_GONE_MS : IDLE_MS);
}

/** One look at all requests that somebody holds. Says how many were given back. Cut off, it is finished by the next look. */
export async function lookAtHolders(deps: WatchHoldersDeps): Promise<number> {
  const roster = await deps.store.staff.duty();
  const gone = new Map<string, boolean>();
  const holderIsGone = async (id: string): Promise<boolean> => {
    const known = gone.get(id) ?? isGone(id, await deps.store.staff.lastSeen(id), roster, deps.clock.now());
    gone.set(id, known);
    return known;
  };
  let given = 0;
  for (const item of await heldRequests(deps)) {
    if (item.holder === null || item.hidden || !(await holderIsGone(item.holder.id))) continue;
    if (!(await personWaits(item, deps))) continue;
    await giveBack(item, deps);
    given += 1;
  }
  return given;
}

async function heldRequests({ store }: WatchHoldersDeps): Promise<readonly HelpRequest[]> {
  const held: HelpRequest[] = [];
  let cursor: string | undefined;
  do {
    const page = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const { items, cursor: next } = await store.queue.listHelp({ states: ['claimed', 'answered'] }, page);
    held.push(...items);
    cursor = next;
  } while (cursor !== undefined);
  return held;
}

/** The newest turn is of a message of the person, or of our own giving back that was cut off before the request followed. */
async function personWaits(item: HelpRequest, deps: WatchHoldersDeps): Promise<boolean> {
  const [newest] = await deps.store.log.turns(item.conversationId, { limit: 1 });
  const body = newest === undefined ? null : await openTurn(newest, deps);
  if (body === null) return false;
  return (body.session.status === 'with_person' && body.understanding !== null) || body.events.includes('holder_gone');
}

/** First the talk, under an id that two processes share, then the request. Somebody's act at the same moment wins. */
async function giveBack(item: HelpRequest, deps: WatchHoldersDeps): Promise<void> {
  await deps.inbox.submit({
    contactId: item.contactId,
    conversationId: item.conversationId,
    updateId: `system:holder_gone:${item.id}:${item.version}`,
    platformAt: null,
    body: { kind: 'system', act: 'holder_gone' },
  });
  const key = await deps.vault.key(item.conversationId);
  if (key === undefined) return;
  const version = item.version + 1;
  const body: ActBody = { reason: null, outcome: null };
  const recorded = await deps.store.queue.recordHelpAct({
    itemId: item.id,
    version,
    act: 'holder_gone',
    state: 'waiting',
    holder: null,
    by: SYSTEM.id,
    at: deps.clock.now(),
    seenTurn: item.appliedTurn,
    sealed: key.seal(actPlace(item.id, version), body),
  });
  if (recorded !== 'recorded') return;
  deps.log.warn('holder_gone', { itemId: item.id, conversationId: item.conversationId });
  deps.bus.publish({ kind: 'queue', itemId: item.id, conversationId: item.conversationId });
}

/** Looks now and then, one look at a time. Returns how to stop. */
export function watchHolders(deps: WatchHoldersDeps): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await lookAtHolders(deps);
    } catch (error) {
      deps.log.error('holders_not_watched', { error });
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
