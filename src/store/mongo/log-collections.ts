// Collections of contacts and their logs, newest schema version, with the indexes that their queries go over.

import type { ConversationSummary } from '../../domain/conversation.js';
import type { Delivery } from '../../domain/delivery.js';
import type { Contact, Entry, Turn } from '../../domain/log.js';
import * as rows from '../rows.js';
import { collection } from './collection.js';

/** Addresses of people. `voidBefore`: replies of older epochs are void. */
export const CONTACTS = collection<Contact>('contacts', {
  id: 'id',
  fields: rows.CONTACTS,
  own: { voidBefore: Number },
  indexes: [{ key: { usedAt: 1, _id: 1 } }],
});

/** A value that one owner has: a blind look-up, a name. The _id is the value. */
export interface Claim {
  readonly value: string;
  readonly owner: string;
}

/** Which contact a look-up leads to. */
export const LOOKUPS = collection<Claim>('lookups', {
  id: 'value',
  fields: { value: 'text', owner: 'text' },
  indexes: [],
});

/** The _id of an entry. */
export function idOf(contactId: string, seq: number): string {
  return `${contactId}:${seq}`;
}

/** Finds one entry: with the shard key beside the _id, so that a router asks one shard only. */
export function entryAt(contactId: string, seq: number): { readonly contactId: string; readonly _id: string } {
  return { contactId, _id: idOf(contactId, seq) };
}

/** Finds one reply by its id (`contactId:turn:n`), with the shard key beside it. */
export function deliveryAt(id: string): { readonly contactId: string; readonly _id: string } {
  return { contactId: id.split(':').slice(0, -2).join(':'), _id: id };
}

/** What happened. */
export const ENTRIES = collection<Entry>('entries', {
  id: ({ contactId, seq }) => idOf(contactId, seq),
  fields: rows.ENTRIES,
  indexes: [
    { key: { contactId: 1, updateId: 1 }, unique: true },
    { key: { contactId: 1, seq: 1 } },
    { key: { contactId: 1, state: 1, seq: 1 } },
    { key: { contactId: 1, at: 1 } },
    { key: { conversationId: 1 } },
    { key: { state: 1, at: 1, contactId: 1, seq: 1 } },
    { key: { toRead: 1, at: 1, contactId: 1, seq: 1 } },
  ],
});

/** What was made of it. `doneSeq`: the entry's seq when this is its outcome, else 0. */
export const TURNS = collection<Turn>('turns', {
  id: ({ contactId, turn }) => `${contactId}:${turn}`,
  fields: rows.TURNS,
  own: { doneSeq: Number },
  indexes: [
    { key: { contactId: 1, what: 1 }, unique: true },
    { key: { contactId: 1, turn: 1 } },
    { key: { contactId: 1, doneSeq: 1 } },
    { key: { conversationId: 1, turn: 1 } },
    { key: { at: 1, contactId: 1, turn: 1, conversationId: 1 } },
  ],
});

/** Replies on their way. */
export const DELIVERIES = collection<Delivery>('deliveries', {
  id: 'id',
  fields: rows.DELIVERIES,
  indexes: [
    { key: { contactId: 1, seq: 1 } },
    { key: { contactId: 1, state: 1, seq: 1 } },
    { key: { contactId: 1, at: 1 } },
    { key: { conversationId: 1 } },
    { key: { state: 1, at: 1, _id: 1 } },
    { key: { state: 1, channel: 1, at: 1, seq: 1, nextAt: 1, contactId: 1 } },
    { key: { state: 1, notAfter: 1 } },
  ],
});

/** One sender's right to one try. */
export interface Lease {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly until: number;
  readonly conversationId: string;
}

/** Leases of deliveries. */
export const LEASES = collection<Lease>('leases', {
  id: ({ deliveryId, attempt }) => `${deliveryId}:${attempt}`,
  fields: { deliveryId: 'text', attempt: 'int', until: 'int', conversationId: 'text' },
  indexes: [{ key: { conversationId: 1 } }],
});

/** Summaries of conversations. `heldUntil`: not due for erasure before. */
export const CONVERSATIONS = collection<ConversationSummary>('conversations', {
  id: 'id',
  fields: rows.CONVERSATIONS,
  own: { heldUntil: Number },
  indexes: [
    { key: { contactId: 1 } },
    { key: { status: 1, lastAt: 1, erasureAskedAt: 1 } },
    { key: { lastAt: 1 } },
    { key: { erasureAskedAt: 1 } },
  ],
});
