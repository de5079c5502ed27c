// The collections of every kind of row, newest schema version, with the indexes that their queries go over.

import type { AuditEvent } from '../../domain/audit.js';
import type { ConversationSummary, Note, Tombstone } from '../../domain/conversation.js';
import type { Delivery } from '../../domain/delivery.js';
import type { HelpRequest, QueueAct } from '../../domain/help-request.js';
import type { Contact, Entry, Turn } from '../../domain/log.js';
import type { ReviewItem } from '../../domain/review.js';
import type { Account, DutyEntry, StaffSession } from '../../domain/staff.js';
import type { WrappedKey } from '../contract.js';
import { bool, bytes, type Collection, collection, int, json, nullable, text } from './collection.js';

/** Addresses of people. `voidBefore`: replies of older epochs are void. */
export const CONTACTS = collection<Contact, 'id'>('contacts', {
  id: 'id',
  fields: {
    lookup: text(),
    channel: text(),
    address: nullable(bytes()),
    createdAt: int(),
    usedAt: int(),
  },
  own: { voidBefore: Number },
  indexes: [{ key: { usedAt: 1, _id: 1 } }],
});

/** A value that one owner has: a blind look-up, a name. The _id is the value. */
export interface Claim {
  readonly value: string;
  readonly owner: string;
}

/** Which contact a look-up leads to. */
export const LOOKUPS = collection<Claim, 'value'>('lookups', {
  id: 'value',
  fields: { owner: text() },
  indexes: [],
});

/** What happened. */
export const ENTRIES = collection<Entry>('entries', {
  id: ({ contactId, seq }) => `${contactId}:${seq}`,
  fields: {
    contactId: text(),
    seq: int(),
    uid: text(),
    conversationId: text(),
    kind: text(),
    updateId: text(),
    at: int(),
    platformAt: nullable(int()),
    platformMessageId: nullable(text()),
    sealed: bytes(),
    fingerprint: text(),
    state: text(),
    attempts: int(),
  },
  indexes: [
    { key: { contactId: 1, updateId: 1 }, unique: true },
    { key: { contactId: 1, seq: 1 } },
    { key: { contactId: 1, state: 1, seq: 1 } },
    { key: { contactId: 1, at: 1 } },
    { key: { conversationId: 1 } },
    { key: { state: 1, at: 1, contactId: 1, seq: 1 } },
  ],
});

/** What was made of it. `doneSeq`: the entry's seq when this is its outcome, else 0. */
export const TURNS = collection<Turn>('turns', {
  id: ({ contactId, turn }) => `${contactId}:${turn}`,
  fields: {
    contactId: text(),
    turn: int(),
    what: text(),
    conversationId: text(),
    entrySeq: int(),
    late: bool(),
    at: int(),
    sealed: bytes(),
    labels: json(),
    language: text(),
  },
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
export const DELIVERIES = collection<Delivery, 'id'>('deliveries', {
  id: 'id',
  fields: {
    contactId: text(),
    conversationId: text(),
    seq: int(),
    channel: text(),
    act: text(),
    from: text(),
    answers: bool(),
    epoch: int(),
    state: text(),
    why: nullable(text()),
    at: int(),
    notAfter: int(),
    nextAt: int(),
    attempts: int(),
    messageIds: json(),
    sealed: bytes(),
  },
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
  fields: { deliveryId: text(), attempt: int(), until: int(), conversationId: text() },
  indexes: [{ key: { conversationId: 1 } }],
});

/** Summaries of conversations. */
export const CONVERSATIONS = collection<ConversationSummary, 'id'>('conversations', {
  id: 'id',
  fields: {
    contactId: text(),
    channel: text(),
    language: text(),
    labels: json(),
    status: text(),
    startedAt: int(),
    lastAt: int(),
    firstTurn: int(),
    lastTurn: int(),
    appliedTurn: int(),
    erasureAskedAt: nullable(int()),
  },
  indexes: [
    { key: { contactId: 1 } },
    { key: { status: 1, lastAt: 1, erasureAskedAt: 1 } },
    { key: { lastAt: 1 } },
    { key: { erasureAskedAt: 1 } },
  ],
});

/** Staff's notes. */
export const NOTES = collection<Note, 'id'>('notes', {
  id: 'id',
  fields: { conversationId: text(), by: json(), at: int(), sealed: bytes() },
  indexes: [{ key: { conversationId: 1, at: 1, _id: 1 } }, { key: { at: 1, _id: 1 } }],
});

/** Requests for a person. */
export const HELP = collection<HelpRequest, 'id'>('help', {
  id: 'id',
  fields: {
    contactId: text(),
    conversationId: text(),
    openedTurn: int(),
    reason: text(),
    since: int(),
    language: text(),
    channel: text(),
    labels: json(),
    state: text(),
    holder: nullable(json()),
    version: int(),
    appliedTurn: int(),
    answeredAt: nullable(int()),
    hidden: bool(),
    sealed: bytes(),
  },
  indexes: [{ key: { conversationId: 1, openedTurn: 1 } }, { key: { state: 1, since: 1, _id: 1 } }],
});

/** Flagged conversations. */
export const REVIEWS = collection<ReviewItem, 'id'>('reviews', {
  id: 'id',
  fields: {
    contactId: text(),
    conversationId: text(),
    since: int(),
    language: text(),
    channel: text(),
    labels: json(),
    why: text(),
    state: text(),
    holder: nullable(json()),
    version: int(),
    signsTurn: int(),
    appliedTurn: int(),
    hidden: bool(),
    sealed: bytes(),
  },
  indexes: [{ key: { conversationId: 1 } }, { key: { state: 1, hidden: 1, since: 1, _id: 1 } }],
});

/** What staff did to queue items. */
export const ACTS = collection<QueueAct>('acts', {
  id: ({ itemId, version }) => `${itemId}:${version}`,
  fields: {
    itemId: text(),
    version: int(),
    act: text(),
    state: text(),
    holder: nullable(json()),
    by: text(),
    at: int(),
    seenTurn: int(),
    sealed: bytes(),
  },
  own: { conversationId: String },
  indexes: [
    { key: { itemId: 1, version: 1 } },
    { key: { conversationId: 1 } },
    { key: { at: 1, itemId: 1, version: 1, conversationId: 1 } },
  ],
});

/** Wrapped data keys. */
export const KEYS = collection<WrappedKey, 'conversationId'>('keys', {
  id: 'conversationId',
  fields: { wrapped: bytes(), wrappingKeyId: text(), createdAt: int() },
  indexes: [{ key: { wrappingKeyId: 1 } }],
});

/** Desk accounts: a document a version, the newest counts, so that changing one is an insert too. */
export const ACCOUNTS = collection<Account>('accounts', {
  id: ({ id, version }) => `${id}:${version}`,
  fields: {
    id: text(),
    name: text(),
    roles: json(),
    nameKey: text(),
    passwordHash: text(),
    totpSealed: bytes(),
    state: text(),
    recoveryHashes: json(),
    createdAt: int(),
    version: int(),
  },
  indexes: [{ key: { id: 1, version: 1 } }],
});

/** Which account a name leads to. */
export const NAMES = collection<Claim, 'value'>('names', {
  id: 'value',
  fields: { owner: text() },
  indexes: [],
});

/** A one-time code that was used up. */
export interface UsedCode {
  readonly accountId: string;
  readonly step: string;
  readonly at: number;
}

/** Used codes. */
export const USED_CODES = collection<UsedCode>('used_codes', {
  id: ({ accountId, step }) => `${accountId}:${step}`,
  fields: { accountId: text(), step: text(), at: int() },
  indexes: [],
});

/** Signed-in browsers. */
export const SESSIONS = collection<StaffSession, 'tokenHash'>('sessions', {
  id: 'tokenHash',
  fields: { accountId: text(), createdAt: int(), seenAt: int(), revokedAt: nullable(int()) },
  indexes: [{ key: { accountId: 1 } }],
});

/** Who is on duty. */
export const DUTY = collection<DutyEntry, 'staffId'>('duty', {
  id: 'staffId',
  fields: { name: text(), onDuty: bool(), until: int(), languages: json(), at: int() },
  indexes: [{ key: { at: 1, _id: 1 } }],
});

/** The audit log. */
export const AUDIT = collection<AuditEvent>('audit', {
  id: ({ chain, n }) => `${chain}:${n}`,
  fields: {
    chain: text(),
    n: int(),
    at: int(),
    actor: text(),
    act: text(),
    object: text(),
    outcome: text(),
    reasonSealed: nullable(bytes()),
    prev: text(),
    hash: text(),
  },
  indexes: [
    { key: { chain: 1, n: 1 } },
    { key: { at: 1, chain: 1, n: 1 } },
    { key: { actor: 1, at: 1, chain: 1, n: 1 } },
    { key: { object: 1, at: 1, chain: 1, n: 1 } },
  ],
});

/** What is left of erased conversations. `order` rises with each one set. */
export const TOMBSTONES = collection<Tombstone, 'conversationId'>('tombstones', {
  id: 'conversationId',
  fields: { contactId: text(), at: int(), why: text() },
  own: { order: String },
  indexes: [{ key: { order: 1 } }],
});

/** A fact about the store itself. */
export interface Fact {
  readonly key: string;
  readonly value: string;
}

/** Facts. */
export const META = collection<Fact, 'key'>('meta', { id: 'key', fields: { value: text() }, indexes: [] });

/** All of them. */
export const COLLECTIONS: readonly Pick<Collection<never>, 'name' | 'schema' | 'indexes'>[] = [
  ...[CONTACTS, LOOKUPS, ENTRIES, TURNS, DELIVERIES, LEASES, CONVERSATIONS, NOTES],
  ...[HELP, REVIEWS, ACTS, KEYS],
  ...[ACCOUNTS, NAMES, USED_CODES, SESSIONS, DUTY, AUDIT, TOMBSTONES, META],
];
