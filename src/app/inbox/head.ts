// The end of a contact's log in memory: what is needed to append an entry and to compute the next turn.

import { restoreSession } from '../../bots/conversation/session-load.js';
import type { Instant } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { Entry, Turn, TurnBody } from '../../domain/log.js';
import type { Channel } from '../../domain/message.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';

/** A contact's newest state. Only a cache: the store's unique keys decide, a conflict throws it away. */
export interface Head {
  readonly contactId: string;
  readonly channel: Channel;
  /** Conversation that the next entry belongs to; null when the next one opens a new conversation. */
  conversationId: string | null;
  nextSeq: number;
  lastDoneSeq: number;
  /** Number of the newest turn, 0 before the first. */
  lastTurn: number;
  /** Conversation of the talk that goes on, open or closed. */
  lastConversationId: string | null;
  /** Body of that talk's newest turn, null before the first. It is the newest of all, unless a reading of an older talk is. */
  last: TurnBody | null;
  /** Number and time of that turn. */
  goesOn: { readonly turn: number; readonly at: Instant } | null;
  /** Entry of the last turn while that turn may not be finished: it is to be finished before the next one. */
  unfinished: Entry | null;
  /** Resolves when what a former process left pending stands in the queue; null while nobody has begun to take it up. */
  takenUp: Promise<void> | null;
}

export interface HeadDeps {
  readonly store: Pick<Store, 'log' | 'contacts'>;
  readonly vault: Pick<Vault, 'key'>;
}

/**
 * Reads a contact's head. A conversation whose key was destroyed counts as closed: nothing of it can be carried on.
 * An entry left pending in a conversation that has no turn yet keeps that conversation.
 */
export async function loadHead(contactId: string, { store, vault }: HeadDeps): Promise<Head> {
  const [contact, stored] = await Promise.all([store.contacts.byId(contactId), store.log.head(contactId)]);
  if (contact === undefined) throw new AppError('not_found', 'The contact was erased.');
  const last = stored.lastTurn === undefined ? null : await openTurn(stored.lastTurn, { vault });
  const open = last !== null && last.session.status !== 'closed';
  const conversationId = open
    ? (stored.lastTurn?.conversationId ?? null)
    : await pendingConversation(contactId, stored.lastTurn, store);
  return {
    contactId,
    channel: contact.channel,
    conversationId,
    nextSeq: stored.lastSeq + 1,
    lastDoneSeq: stored.lastDoneSeq,
    lastTurn: stored.turns,
    lastConversationId: stored.lastTurn?.conversationId ?? null,
    last,
    goesOn: stored.lastTurn === undefined ? null : { turn: stored.lastTurn.turn, at: stored.lastTurn.at },
    unfinished: last === null ? null : (stored.unfinished ?? null),
    takenUp: null,
  };
}

/** Opens what lies sealed in a turn; null when its key is gone. */
export async function openTurn(turn: Turn, { vault }: Pick<HeadDeps, 'vault'>): Promise<TurnBody | null> {
  const key = await vault.key(turn.conversationId);
  if (key === undefined) return null;
  const body = key.open(turnPlace(turn.what), turn.sealed) as TurnBody;
  return { ...body, session: restoreSession(body.session).session };
}

/** What a turn's seal is bound to. */
export function turnPlace(what: string): string {
  return `turns|${what}|body`;
}

/** What an entry's seal is bound to: the random uid, so that a conflict renumbers and never seals again. */
export function entryPlace(uid: string): string {
  return `entries|${uid}|body`;
}

async function pendingConversation(
  contactId: string,
  lastTurn: Turn | undefined,
  store: HeadDeps['store'],
): Promise<string | null> {
  const pending = await store.log.pendingOf(contactId);
  const newest = [...pending].sort((a, b) => a.seq - b.seq).at(-1)?.conversationId;
  return newest === undefined || newest === lastTurn?.conversationId ? null : newest;
}
