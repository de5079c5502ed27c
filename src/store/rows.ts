// The fields of every kind of row, for both stores. A new field of a domain object gets its kind here (and SQLite a migration).

import type { AuditEvent } from '../domain/audit.js';
import type { ContentAct, ContentBundle, ContentVersion } from '../domain/content-version.js';
import type { ConversationSummary, Note, Tombstone } from '../domain/conversation.js';
import type { Delivery } from '../domain/delivery.js';
import type { EngagementRecord } from '../domain/engagement-record.js';
import type { EvidenceEntry, SignedRoot } from '../domain/evidence.js';
import type { HelpRequest, QueueAct } from '../domain/help-request.js';
import type { HoldAct } from '../domain/hold.js';
import type { Contact, Entry, Turn } from '../domain/log.js';
import type { ReportLink } from '../domain/report-code.js';
import type { ReviewItem } from '../domain/review.js';
import type { Account, DutyEntry, StaffSession } from '../domain/staff.js';
import type { WrappedKey } from './contract.js';
import type { Fields } from './fields.js';

/** Addresses of people. */
export const CONTACTS: Fields<Contact> = {
  id: 'text',
  lookup: 'text',
  channel: 'text',
  address: 'bytes?',
  createdAt: 'int',
  usedAt: 'int',
};

/** What happened. */
export const ENTRIES: Fields<Entry> = {
  contactId: 'text',
  seq: 'int',
  uid: 'text',
  conversationId: 'text',
  kind: 'text',
  updateId: 'text',
  at: 'int',
  platformAt: 'int?',
  platformMessageId: 'text?',
  sealed: 'bytes',
  fingerprint: 'text',
  state: 'text',
  attempts: 'int',
  toRead: 'int?',
  readTries: 'int',
};

/** What was made of it. */
export const TURNS: Fields<Turn> = {
  contactId: 'text',
  turn: 'int',
  what: 'text',
  conversationId: 'text',
  entrySeq: 'int',
  late: 'bool',
  at: 'int',
  sealed: 'bytes',
  labels: 'json',
  language: 'text',
  goesOnAt: 'int?',
};

/** Replies on their way. */
export const DELIVERIES: Fields<Delivery> = {
  id: 'text',
  contactId: 'text',
  conversationId: 'text',
  seq: 'int',
  channel: 'text',
  act: 'text',
  from: 'text',
  answers: 'bool',
  epoch: 'int',
  state: 'text',
  why: 'text?',
  at: 'int',
  notAfter: 'int',
  nextAt: 'int',
  attempts: 'int',
  messageIds: 'json',
  sealed: 'bytes',
};

/** Summaries of conversations. */
export const CONVERSATIONS: Fields<ConversationSummary> = {
  id: 'text',
  contactId: 'text',
  channel: 'text',
  language: 'text',
  labels: 'json',
  status: 'text',
  startedAt: 'int',
  lastAt: 'int',
  firstTurn: 'int',
  lastTurn: 'int',
  appliedTurn: 'int',
  erasureAskedAt: 'int?',
  erasureByWord: 'bool',
};

/** Acts on legal holds. */
export const HOLDS: Fields<HoldAct> = {
  conversationId: 'text',
  n: 'int',
  act: 'text',
  by: 'text',
  at: 'int',
  until: 'int',
  sealed: 'bytes',
};

/** Conversations of reports. */
export const REPORTS: Fields<ReportLink> = {
  lookup: 'text',
  conversationId: 'text',
  contactId: 'text',
  at: 'int',
};

/** Staff's notes. */
export const NOTES: Fields<Note> = {
  id: 'text',
  conversationId: 'text',
  by: 'json',
  at: 'int',
  sealed: 'bytes',
};

/** Requests for a person. */
export const HELP: Fields<HelpRequest> = {
  id: 'text',
  contactId: 'text',
  conversationId: 'text',
  openedTurn: 'int',
  reason: 'text',
  since: 'int',
  language: 'text',
  channel: 'text',
  labels: 'json',
  state: 'text',
  holder: 'json?',
  version: 'int',
  appliedTurn: 'int',
  answeredAt: 'int?',
  hidden: 'bool',
  sealed: 'bytes',
};

/** Flagged conversations. */
export const REVIEWS: Fields<ReviewItem> = {
  id: 'text',
  contactId: 'text',
  conversationId: 'text',
  since: 'int',
  language: 'text',
  channel: 'text',
  labels: 'json',
  why: 'text',
  state: 'text',
  holder: 'json?',
  version: 'int',
  signsTurn: 'int',
  appliedTurn: 'int',
  hidden: 'bool',
  sealed: 'bytes',
};

/** What staff did to queue items. */
export const ACTS: Fields<QueueAct> = {
  itemId: 'text',
  version: 'int',
  act: 'text',
  state: 'text',
  holder: 'json?',
  by: 'text',
  at: 'int',
  seenTurn: 'int',
  sealed: 'bytes',
};

/** Wrapped data keys. */
export const KEYS: Fields<WrappedKey> = {
  conversationId: 'text',
  wrapped: 'bytes',
  wrappingKeyId: 'text',
  createdAt: 'int',
};

/** Desk accounts. */
export const ACCOUNTS: Fields<Account> = {
  id: 'text',
  name: 'text',
  roles: 'json',
  nameKey: 'text',
  passwordHash: 'text',
  totpSealed: 'bytes',
  state: 'text',
  recoveryHashes: 'json',
  createdAt: 'int',
  version: 'int',
};

/** Signed-in browsers. */
export const SESSIONS: Fields<StaffSession> = {
  tokenHash: 'text',
  accountId: 'text',
  createdAt: 'int',
  seenAt: 'int',
  revokedAt: 'int?',
};

/** Who is on duty. */
export const DUTY: Fields<DutyEntry> = {
  staffId: 'text',
  name: 'text',
  onDuty: 'bool',
  until: 'int',
  languages: 'json',
  at: 'int',
};

/** The audit log. */
export const AUDIT: Fields<AuditEvent> = {
  chain: 'text',
  n: 'int',
  at: 'int',
  actor: 'text',
  act: 'text',
  object: 'text',
  outcome: 'text',
  reasonSealed: 'bytes?',
  prev: 'text',
  hash: 'text',
};

/** Files of versions of the content. */
export const CONTENT_BUNDLES: Fields<ContentBundle> = { hash: 'text', packed: 'bytes' };

/** Versions of the content. */
export const CONTENT_VERSIONS: Fields<ContentVersion> = {
  n: 'int',
  hash: 'text',
  base: 'int',
  by: 'text',
  at: 'int',
  note: 'text',
};

/** Which version went into force. */
export const CONTENT_ACTS: Fields<ContentAct> = { n: 'int', act: 'text', version: 'int', by: 'text', at: 'int' };

/** Records of the evidence log. */
export const EVIDENCE: Fields<EvidenceEntry> = {
  seq: 'int',
  uid: 'text',
  threadId: 'text',
  threadSeq: 'int',
  kind: 'text',
  at: 'int',
  by: 'text',
  commitment: 'text',
  sealedHash: 'text',
  prev: 'text',
  hash: 'text',
  sealed: 'bytes',
};

/** Signed roots over it. */
export const EVIDENCE_ROOTS: Fields<SignedRoot> = {
  size: 'int',
  rootHash: 'text',
  at: 'int',
  statement: 'text',
  signature: 'bytes',
  keyId: 'text',
  timestamp: 'bytes?',
};

/** Records of engagements. */
export const ENGAGEMENTS: Fields<EngagementRecord> = {
  realm: 'text',
  id: 'text',
  n: 'int',
  uid: 'text',
  kind: 'text',
  at: 'int',
  by: 'text',
  sealed: 'bytes',
  state: 'bytes?',
};

/** What is left of erased conversations. */
export const TOMBSTONES: Fields<Tombstone> = {
  conversationId: 'text',
  contactId: 'text',
  at: 'int',
  why: 'text',
};
