// The turns of a conversation with what came in, what went out and what became of it. The actor was checked before.

import type { Delivery } from '../../domain/delivery.js';
import { type Entry, type EntryBody, isOutcome, replySeq, type Turn, type TurnBody } from '../../domain/log.js';
import type { DataKey } from '../../store/contract/sealing.js';
import { entryPlace, turnPlace } from '../inbox/head.js';
import type { DeskTools } from './desk-store.js';

/** Deliveries that are read at once for a page of turns. */
const DELIVERIES = 1_000;

/** One turn, opened. `entry` is null where the turn is a later reading of an earlier message. */
export interface OpenTurn {
  readonly turn: Turn;
  readonly body: TurnBody;
  readonly entry: { readonly entry: Entry; readonly body: EntryBody } | null;
  readonly deliveries: readonly Delivery[];
}

/** Oldest first; `before` names the next older page. */
export interface TurnsRead {
  readonly turns: readonly OpenTurn[];
  readonly before?: number;
}

/** The newest turns before `before`. Empty when the conversation's key was destroyed meanwhile. */
export async function readTurns(
  conversation: { readonly id: string; readonly contactId: string },
  request: { readonly before?: number | undefined; readonly limit: number },
  tools: Pick<DeskTools, 'store' | 'vault'>,
): Promise<TurnsRead> {
  const limit = request.limit + 1;
  const [found, key] = await Promise.all([
    tools.store.log.turns(
      conversation.id,
      request.before === undefined ? { limit } : { before: request.before, limit },
    ),
    tools.vault.key(conversation.id),
  ]);
  const page = found.slice(0, request.limit).reverse();
  const [first] = page;
  const last = page.at(-1);
  if (key === undefined || first === undefined || last === undefined) return { turns: [] };
  const [entries, deliveries] = await Promise.all([
    entriesOf(conversation.contactId, page, tools),
    deliveriesBetween(conversation.contactId, first.turn, last.turn, tools),
  ]);
  const turns = page.map((turn) => openedTurn(turn, key, entries, deliveries));
  return found.length > request.limit ? { turns, before: first.turn } : { turns };
}

/** Stored, not processed yet: shown, so that nothing a person wrote is hidden. */
export async function readUnprocessed(
  conversation: { readonly id: string; readonly contactId: string },
  tools: Pick<DeskTools, 'store' | 'vault'>,
): Promise<readonly { readonly entry: Entry; readonly body: EntryBody }[]> {
  const pending = await tools.store.log.pendingOf(conversation.contactId);
  const own = pending.filter((entry) => entry.conversationId === conversation.id);
  const key = own.length === 0 ? undefined : await tools.vault.key(conversation.id);
  return key === undefined ? [] : own.map((entry) => openedEntry(entry, key));
}

async function entriesOf(
  contactId: string,
  page: readonly Turn[],
  tools: Pick<DeskTools, 'store'>,
): Promise<ReadonlyMap<number, Entry>> {
  const entries = await tools.store.log.entries(
    contactId,
    page.filter(isOutcome).map((turn) => turn.entrySeq),
  );
  return new Map(entries.map((entry) => [entry.seq, entry]));
}

async function deliveriesBetween(
  contactId: string,
  first: number,
  last: number,
  tools: Pick<DeskTools, 'store'>,
): Promise<readonly Delivery[]> {
  const found = await tools.store.deliveries.after(contactId, replySeq(first, 0), DELIVERIES);
  return found.filter((delivery) => delivery.seq < replySeq(last + 1, 0));
}

function openedTurn(
  turn: Turn,
  key: DataKey,
  entries: ReadonlyMap<number, Entry>,
  deliveries: readonly Delivery[],
): OpenTurn {
  const entry = isOutcome(turn) ? entries.get(turn.entrySeq) : undefined;
  const end = replySeq(turn.turn + 1, 0);
  return {
    turn,
    body: key.open(turnPlace(turn.what), turn.sealed) as TurnBody,
    entry: entry === undefined ? null : openedEntry(entry, key),
    deliveries: deliveries.filter(({ seq }) => seq > replySeq(turn.turn, 0) && seq < end),
  };
}

function openedEntry(entry: Entry, key: DataKey): { readonly entry: Entry; readonly body: EntryBody } {
  return { entry, body: key.open(entryPlace(entry.uid), entry.sealed) as EntryBody };
}
