// Nobody may write into silence: when the counsellor who has a chat is gone and the person waits, the bot answers again and the
// help request waits for somebody else.

import type { Instant } from '../../domain/clock.js';
import type { ConversationSummary } from '../../domain/conversation.js';
import { SYSTEM } from '../../domain/review-transitions.js';
import type { DutyEntry } from '../../domain/staff.js';
import { IDLE_MS } from '../auth/sessions.js';
import { onDuty } from '../duty.js';
import { openTurn } from '../inbox/head.js';
import { oneRun } from '../one-run.js';
import type { Inbox, Log } from '../ports.js';
import { type ActBody, actPlace, type DeskTools } from './desk-store.js';

/** How often those who have a chat are looked for. */
const LOOK_EVERY_MS = 30_000;
/** Somebody who went off duty and did nothing at the desk for this long has left. Else a session's own end says so. */
export const OFF_DUTY_GONE_MS = 5 * 60_000;
/** A talk in which nothing was written for so long waits for nobody any more. */
const WAITS_AT_MOST_MS = 24 * 3_600_000;
/** Talks looked at in one go: more are held only where nobody hands back for days. */
const LOOKED_AT = 500;

export interface WatchHoldersDeps extends DeskTools {
  readonly inbox: Inbox;
  readonly log: Log;
}

/** A talk in which the person wrote last, and who has it. */
interface WaitingTalk {
  readonly summary: ConversationSummary;
  readonly holderId: string;
  readonly turn: number;
}

/** Has somebody left the desk? `lastSeen` is null when no session of theirs stands. */
export function isGone(
  holderId: string,
  lastSeen: Instant | null,
  roster: readonly DutyEntry[],
  now: Instant,
): boolean {
  if (lastSeen === null) return true;
  const ofHolder = roster.filter(({ staffId }) => staffId === holderId);
  const wentOff = ofHolder.length > 0 && onDuty(ofHolder, now).length === 0;
  return now - lastSeen > (wentOff ? OFF_DUTY_GONE_MS : IDLE_MS);
}

/** One look at all talks that somebody has. Says how many were given back. Cut off, it is finished by the next look. */
export async function lookAtHolders(deps: WatchHoldersDeps): Promise<number> {
  const now = deps.clock.now();
  const roster = await deps.store.staff.duty();
  const gone = new Map<string, boolean>();
  const talks = await deps.store.conversations.withPerson({ since: now - WAITS_AT_MOST_MS, limit: LOOKED_AT });
  let given = 0;
  for (const summary of talks) {
    const talk = await waitingTalk(summary, deps);
    if (talk === undefined) continue;
    const { holderId } = talk;
    const left = gone.get(holderId) ?? isGone(holderId, await deps.store.staff.lastSeen(holderId), roster, now);
    gone.set(holderId, left);
    if (!left) continue;
    await giveBack(talk, deps);
    given += 1;
  }
  return given;
}

/** Undefined where the person was answered, or the talk is not a counsellor's any more. */
async function waitingTalk(summary: ConversationSummary, deps: WatchHoldersDeps): Promise<WaitingTalk | undefined> {
  const newest = await turnOf(summary.id, undefined, deps);
  const holderId = newest?.body.session.holder?.id;
  if (newest === undefined || holderId === undefined) return undefined;
  const { after } = newest.body;
  // A later reading of what the person wrote before is no word of theirs.
  const said = after === undefined ? newest : await turnOf(summary.id, after.turn + 1, deps);
  // Only what the person wrote is read by a reader.
  if (said === undefined || said.body.understanding === null) return undefined;
  return { summary, holderId, turn: said.turn };
}

/** The newest turn of a conversation, or the newest before a number; undefined when its key is gone. */
async function turnOf(conversationId: string, before: number | undefined, { store, vault }: WatchHoldersDeps) {
  const [turn] = await store.log.turns(conversationId, { limit: 1, ...(before !== undefined && { before }) });
  const body = turn === undefined ? null : await openTurn(turn, { vault });
  return turn === undefined || body === null ? undefined : { turn: turn.turn, body };
}

/**
 * First the request, then the talk under an id that two processes share: cut off in between, the talk is found again. Whoever acts at
 * the same moment wins.
 */
async function giveBack({ summary, holderId, turn }: WaitingTalk, deps: WatchHoldersDeps): Promise<void> {
  await releaseRequest(summary.id, holderId, deps);
  await deps.inbox.submit({
    contactId: summary.contactId,
    conversationId: summary.id,
    updateId: `system:holder_gone:${summary.id}:${turn}`,
    platformAt: null,
    body: { kind: 'system', act: 'holder_gone', holderId },
  });
  deps.log.warn('holder_gone', { conversationId: summary.id });
}

async function releaseRequest(conversationId: string, holderId: string, deps: WatchHoldersDeps): Promise<void> {
  const item = await deps.store.queue.openHelpOf(conversationId);
  const key = await deps.vault.key(conversationId);
  if (item?.holder?.id !== holderId || key === undefined) return;
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
  if (recorded === 'recorded') deps.bus.publish({ kind: 'queue', itemId: item.id, conversationId });
}

/** Looks now and then, one look at a time. Returns how to stop. */
export function watchHolders(deps: WatchHoldersDeps): () => void {
  const look = oneRun(
    () => lookAtHolders(deps),
    (error) => deps.log.error('holders_not_watched', { error }),
  );
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
