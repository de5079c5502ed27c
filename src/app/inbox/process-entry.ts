// One entry becomes one turn. Safe to run again at any point, by any process.

import type { Assessment, Understanding } from '../../domain/assessment.js';
import type { Clock, Ids } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { Entry, EntryBody, Turn, TurnBody } from '../../domain/log.js';
import { isPushed } from '../../domain/message.js';
import type { Session } from '../../domain/session.js';
import type { DataKey, Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import { type Heard, type TalkRisk, withRisk } from '../talk-risk.js';
import { openEntry } from './entry-body.js';
import { type Head, openTurn, turnPlace } from './head.js';
import type { Heads } from './heads.js';
import { recordOf, workAfter } from './project.js';
import type { Talk, TalkOutcome } from './talk.js';

export interface ProcessDeps {
  readonly store: Pick<Store, 'log'>;
  readonly vault: Pick<Vault, 'key'>;
  readonly heads: Heads;
  readonly talk: Talk;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where a message stands in the second reader's row by what the first said of it. Missing: there is no second reader. */
  readonly rank?: (assessment: Assessment) => number;
  /** Tells the talk's running risk by what was said in it; without it, or without a curve, the engine's rule over single messages stands. */
  readonly talkRisk?: Pick<TalkRisk, 'hearMessage' | 'hearNothing'>;
}

/** What was made of an entry. */
export interface Processed {
  readonly turn: Turn;
  readonly body: TurnBody;
}

/** Other writers that may take the next turn's number before we give up on this try. */
const MAX_LOST_TURNS = 20;

/**
 * Computes the outcome and writes it as the contact's next turn. Whoever loses the turn's number reloads and computes
 * again; an entry that has an outcome already only gets what a crash left out.
 */
export async function processEntry(entry: Entry, deps: ProcessDeps): Promise<Processed> {
  const body = await openEntry(entry, deps);
  const first = body.kind === 'inbound' ? await deps.talk.understand(body) : null;
  for (let attempt = 0; attempt < MAX_LOST_TURNS; attempt++) {
    const head = await deps.heads.get(entry.contactId);
    await finishLast(head, deps);
    const session = head.last?.session ?? null;
    // Whoever takes the turn meanwhile makes this try lose its number.
    const known = { contactId: entry.contactId, understanding: first };
    const beside = body.kind === 'inbound' ? await deps.talk.beside?.(session, body, known) : undefined;
    const understanding = beside?.understanding ?? first;
    const said = deps.talk.step(session, body, understanding, {
      late: entry.seq < head.lastDoneSeq,
      messenger: isPushed(head.channel),
      beside,
    });
    const heard = await heardOf(body, said, first, goingOn(head), deps);
    const outcome = withRisk(said, goingOn(head)?.session.risk ?? 0, heard);
    const toRead = toReadOf(body, outcome, first, deps);
    const memory = heard?.memory ?? goingOn(head)?.memory;
    const report = reportOf(session, outcome, deps);
    const found = {
      understanding,
      ...(toRead !== null && { toRead }),
      ...(memory !== undefined && { memory }),
      ...(report !== undefined && { report }),
    };
    const written = await writeTurn(entry, head, outcome, found, deps);
    if (written !== 'conflict') return written;
    deps.heads.drop(entry.contactId);
  }
  throw new AppError('store_unavailable', 'The log of a contact is too busy to take another turn.');
}

/** The newest turn of the talk that goes on; null where this entry begins a talk. */
function goingOn({ last }: Head): TurnBody | null {
  return last !== null && last.session.status !== 'closed' ? last : null;
}

/** What the message adds to the talk's risk; null where it is told by the engine's rule. */
async function heardOf(
  body: EntryBody,
  { ourWords }: TalkOutcome,
  understanding: Understanding | null,
  before: TurnBody | null,
  { talkRisk }: ProcessDeps,
): Promise<Heard | null> {
  if (talkRisk === undefined || body.kind !== 'inbound') return null;
  if (ourWords || understanding?.kind !== 'assessed') return talkRisk.hearNothing(before?.memory);
  return await talkRisk.hearMessage(before?.memory, body.text, understanding.assessment);
}

/**
 * What its entry gets as `toRead`: the second reader joins the first, so a message that the first did not read is not read at all (a
 * person looks at it already), nor are words of ours, nor what is to be erased.
 */
function toReadOf(
  body: EntryBody,
  { session, ourWords }: TalkOutcome,
  understanding: Understanding | null,
  { rank }: ProcessDeps,
): number | null {
  if (rank === undefined || body.kind !== 'inbound' || body.text.trim() === '' || ourWords) return null;
  if (understanding?.kind !== 'assessed' || session.closedBy === 'delete') return null;
  return rank(understanding.assessment);
}

/** Only the turn by which a talk comes to belong to a report says so. */
function reportOf(before: Session | null, { session }: TalkOutcome, { talk }: ProcessDeps): string | undefined {
  return session.report?.code === before?.report?.code ? undefined : talk.reportLookup?.(session);
}

/** Writes what a crash, or a process that is still at it, left open of the last turn: a reply of ours must not be seen before its own. */
export async function finishLast(head: Head, deps: Pick<ProcessDeps, 'store' | 'vault' | 'heads'>): Promise<void> {
  if (head.unfinished === null) return;
  await finishProcessed(head.unfinished, deps);
  head.unfinished = null;
}

/** When the entry has an outcome, writes what a crash may have left out and gives it; undefined when it has none yet. */
export async function finishProcessed(
  entry: Entry,
  deps: Pick<ProcessDeps, 'store' | 'vault' | 'heads'>,
): Promise<Processed | undefined> {
  const turn = await deps.store.log.turnFor(entry.contactId, outcomeOf(entry));
  if (turn === undefined) return undefined;
  const body = await openTurn(turn, deps);
  const key = await deps.vault.key(turn.conversationId);
  if (body === null || key === undefined) throw new AppError('not_found', 'The conversation was erased.');
  // The mark goes last of all: an entry without it has everything, and a repeat of it writes nothing.
  if (entry.state === 'pending') {
    const { channel } = await deps.heads.get(entry.contactId);
    await deps.store.log.finishTurn(recordOf(turn, body, channel, key, entry, settles(entry, body)));
    await quarantineSetAside(entry, body, deps);
  }
  return { turn, body };
}

/** Name of an entry's outcome among the turns. */
export function outcomeOf(entry: Pick<Entry, 'uid'>): string {
  return `outcome:${entry.uid}`;
}

async function writeTurn(
  entry: Entry,
  head: Head,
  outcome: TalkOutcome,
  heard: Pick<TurnBody, 'understanding' | 'toRead' | 'memory' | 'report'>,
  deps: ProcessDeps,
): Promise<Processed | 'conflict'> {
  const conversationId = conversationOf(entry, head, deps.ids);
  const key = await deps.vault.key(conversationId, true);
  if (key === undefined) throw new AppError('not_found', 'The conversation was erased.');
  const made = makeTurn(entry, head, outcome, heard, { conversationId, key, at: deps.clock.now() });
  const written = await deps.store.log.recordTurn(
    recordOf(made.turn, made.body, head.channel, key, entry, settles(entry, made.body)),
  );
  if (written === 'conflict') return 'conflict';
  if (written === 'exists') return (await finishProcessed(entry, deps)) ?? 'conflict';
  advance(head, entry, made);
  await quarantineSetAside(entry, made.body, deps);
  return made;
}

/** An entry that was set aside is not done: it goes from pending to quarantined, where the desk lists it. */
function settles(entry: Entry, body: TurnBody): number | null {
  return body.events.includes('set_aside') ? null : entry.seq;
}

async function quarantineSetAside(entry: Entry, body: TurnBody, { store }: Pick<ProcessDeps, 'store'>): Promise<void> {
  if (body.events.includes('set_aside')) await store.log.quarantine(entry.contactId, entry.seq);
}

function makeTurn(
  entry: Entry,
  head: Head,
  outcome: TalkOutcome,
  heard: Pick<TurnBody, 'understanding' | 'toRead' | 'memory' | 'report'>,
  facts: { readonly conversationId: string; readonly key: DataKey; readonly at: number },
): Processed {
  const number = head.lastTurn + 1;
  const spoken = { session: outcome.session, replies: outcome.replies, events: outcome.events, ...heard };
  const before = goingOn(head)?.work ?? null;
  const work = workAfter(before, outcome.help, spoken, {
    turn: number,
    at: facts.at,
    conversationId: facts.conversationId,
  });
  const body: TurnBody = { ...spoken, work };
  const what = outcomeOf(entry);
  const turn: Turn = {
    contactId: entry.contactId,
    turn: number,
    what,
    conversationId: facts.conversationId,
    entrySeq: entry.seq,
    late: entry.seq < head.lastDoneSeq,
    at: facts.at,
    sealed: facts.key.seal(turnPlace(what), body),
    labels: outcome.session.labels,
    language: outcome.session.language,
    goesOnAt: null,
  };
  return { turn, body };
}

/**
 * An open talk goes on in its conversation. After a closed one the entry's own id counts, unless the entry was written
 * while that very talk was being closed: then it begins a fresh one, since the old may be hidden or on its way out.
 */
function conversationOf(entry: Entry, head: Head, ids: Ids): string {
  if (head.last !== null && head.last.session.status !== 'closed' && head.lastConversationId !== null)
    return head.lastConversationId;
  return entry.conversationId === head.lastConversationId ? ids.random() : entry.conversationId;
}

function advance(head: Head, entry: Entry, made: Processed): void {
  head.lastTurn = made.turn.turn;
  head.last = made.body;
  head.goesOn = { turn: made.turn.turn, at: made.turn.at };
  head.lastConversationId = made.turn.conversationId;
  head.lastDoneSeq = Math.max(head.lastDoneSeq, entry.seq);
  head.conversationId = made.body.session.status === 'closed' ? null : made.turn.conversationId;
}
