// The tables of every kind of row, newest schema version. The schema itself is in migrations/.

import type { AuditEvent } from '../../domain/audit.js';
import type { ConversationSummary, Note, Tombstone } from '../../domain/conversation.js';
import type { Delivery } from '../../domain/delivery.js';
import type { HelpRequest, QueueAct } from '../../domain/help-request.js';
import type { Contact, Entry, Turn } from '../../domain/log.js';
import type { ReviewItem } from '../../domain/review.js';
import type { Account, DutyEntry, StaffSession } from '../../domain/staff.js';
import type { WrappedKey } from '../contract.js';
import { bool, bytes, type Column, int, json, nullable, table, text } from './table.js';

/** A dropped look-up is NULL in its unique column and empty to readers. */
const lookup: Column<string> = {
  write: (value) => (value === '' ? null : value),
  read: (cell) => (typeof cell === 'string' ? cell : ''),
};

/** Addresses of people. */
export const CONTACTS = table<Contact>('contacts', {
  id: text(),
  lookup,
  channel: text(),
  address: nullable(bytes()),
  createdAt: int(),
  usedAt: int(),
});

/** What happened. */
export const ENTRIES = table<Entry>('entries', {
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
});

/** What was made of it. */
export const TURNS = table<Turn>('turns', {
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
});

/** Replies on their way. */
export const DELIVERIES = table<Delivery>('deliveries', {
  id: text(),
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
});

/** Summaries of conversations. */
export const CONVERSATIONS = table<ConversationSummary>('conversations', {
  id: text(),
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
});

/** Staff's notes. */
export const NOTES = table<Note>('notes', {
  id: text(),
  conversationId: text(),
  by: json(),
  at: int(),
  sealed: bytes(),
});

/** Requests for a person. */
export const HELP = table<HelpRequest>('help', {
  id: text(),
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
});

/** Flagged conversations. */
export const REVIEWS = table<ReviewItem>('reviews', {
  id: text(),
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
});

/** What staff did to queue items. */
export const ACTS = table<QueueAct>('acts', {
  itemId: text(),
  version: int(),
  act: text(),
  state: text(),
  holder: nullable(json()),
  by: text(),
  at: int(),
  seenTurn: int(),
  sealed: bytes(),
});

/** Wrapped data keys. */
export const KEYS = table<WrappedKey>('keys', {
  conversationId: text(),
  wrapped: bytes(),
  wrappingKeyId: text(),
  createdAt: int(),
});

/** Desk accounts. */
export const ACCOUNTS = table<Account>('accounts', {
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
});

/** Signed-in browsers. */
export const SESSIONS = table<StaffSession>('sessions', {
  tokenHash: text(),
  accountId: text(),
  createdAt: int(),
  seenAt: int(),
  revokedAt: nullable(int()),
});

/** Who is on duty. */
export const DUTY = table<DutyEntry>('duty', {
  staffId: text(),
  name: text(),
  onDuty: bool(),
  until: int(),
  languages: json(),
  at: int(),
});

/** The audit log. */
export const AUDIT = table<AuditEvent>('audit', {
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
});

/** What is left of erased conversations. */
export const TOMBSTONES = table<Tombstone>('tombstones', {
  conversationId: text(),
  contactId: text(),
  at: int(),
  why: text(),
});
