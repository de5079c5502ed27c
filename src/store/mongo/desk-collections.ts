// Collections of what staff work with, and of the store's own, newest schema version, with the indexes of their queries.

import type { AuditEvent } from '../../domain/audit.js';
import type { ContentAct, ContentBundle, ContentVersion } from '../../domain/content-version.js';
import type { Note, Tombstone } from '../../domain/conversation.js';
import type { EngagementRecord } from '../../domain/engagement-record.js';
import type { EvidenceEntry, SignedRoot } from '../../domain/evidence.js';
import type { HelpRequest, QueueAct } from '../../domain/help-request.js';
import type { HoldAct } from '../../domain/hold.js';
import type { ReportLink } from '../../domain/report-code.js';
import type { ReviewItem } from '../../domain/review.js';
import type { Account, DutyEntry, StaffSession } from '../../domain/staff.js';
import type { WrappedKey } from '../contract.js';
import * as rows from '../rows.js';
import { collection } from './collection.js';
import type { Claim } from './log-collections.js';

/** Staff's notes. */
export const NOTES = collection<Note>('notes', {
  id: 'id',
  fields: rows.NOTES,
  indexes: [{ key: { conversationId: 1, at: 1, _id: 1 } }, { key: { at: 1, _id: 1 } }],
});

/** Acts on legal holds. */
export const HOLDS = collection<HoldAct>('holds', {
  id: ({ conversationId, n }) => `${conversationId}:${n}`,
  fields: rows.HOLDS,
  indexes: [{ key: { conversationId: 1, n: 1 } }, { key: { at: 1 } }],
});

/** Conversations of reports. */
export const REPORTS = collection<ReportLink>('reports', {
  id: ({ lookup, conversationId }) => `${lookup}:${conversationId}`,
  fields: rows.REPORTS,
  indexes: [{ key: { lookup: 1, at: 1, conversationId: 1 } }, { key: { conversationId: 1 } }],
});

/** Requests for a person. */
export const HELP = collection<HelpRequest>('help', {
  id: 'id',
  fields: rows.HELP,
  indexes: [{ key: { conversationId: 1, openedTurn: 1 } }, { key: { state: 1, since: 1, _id: 1 } }],
});

/** Flagged conversations. */
export const REVIEWS = collection<ReviewItem>('reviews', {
  id: 'id',
  fields: rows.REVIEWS,
  indexes: [{ key: { conversationId: 1 } }, { key: { state: 1, hidden: 1, since: 1, _id: 1 } }],
});

/** What staff did to queue items. */
export const ACTS = collection<QueueAct>('acts', {
  id: ({ itemId, version }) => `${itemId}:${version}`,
  fields: rows.ACTS,
  own: { conversationId: String },
  indexes: [
    { key: { itemId: 1, version: 1 } },
    { key: { conversationId: 1 } },
    { key: { at: 1, itemId: 1, version: 1, conversationId: 1 } },
  ],
});

/** Wrapped data keys. */
export const KEYS = collection<WrappedKey>('keys', {
  id: 'conversationId',
  fields: rows.KEYS,
  indexes: [{ key: { wrappingKeyId: 1 } }],
});

/** Desk accounts: a document a version, the newest counts, so that changing one is an insert too. */
export const ACCOUNTS = collection<Account>('accounts', {
  id: ({ id, version }) => `${id}:${version}`,
  fields: rows.ACCOUNTS,
  indexes: [{ key: { id: 1, version: 1 } }],
});

/** Which account a name leads to. */
export const NAMES = collection<Claim>('names', {
  id: 'value',
  fields: { value: 'text', owner: 'text' },
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
  fields: { accountId: 'text', step: 'text', at: 'int' },
  indexes: [],
});

/** Signed-in browsers. */
export const SESSIONS = collection<StaffSession>('sessions', {
  id: 'tokenHash',
  fields: rows.SESSIONS,
  indexes: [{ key: { accountId: 1 } }],
});

/** Who is on duty. */
export const DUTY = collection<DutyEntry>('duty', {
  id: 'staffId',
  fields: rows.DUTY,
  indexes: [{ key: { at: 1, _id: 1 } }],
});

/** The audit log. */
export const AUDIT = collection<AuditEvent>('audit', {
  id: ({ chain, n }) => `${chain}:${n}`,
  fields: rows.AUDIT,
  indexes: [
    { key: { chain: 1, n: 1 } },
    { key: { at: 1, chain: 1, n: 1 } },
    { key: { actor: 1, at: 1, chain: 1, n: 1 } },
    { key: { object: 1, at: 1, chain: 1, n: 1 } },
  ],
});

/** Files of versions of the content. */
export const CONTENT_BUNDLES = collection<ContentBundle>('content_bundles', {
  id: 'hash',
  fields: rows.CONTENT_BUNDLES,
  indexes: [],
});

/** Versions of the content. */
export const CONTENT_VERSIONS = collection<ContentVersion>('content_versions', {
  id: ({ n }) => String(n),
  fields: rows.CONTENT_VERSIONS,
  indexes: [{ key: { n: 1 } }],
});

/** Which version went into force. */
export const CONTENT_ACTS = collection<ContentAct>('content_acts', {
  id: ({ n }) => String(n),
  fields: rows.CONTENT_ACTS,
  indexes: [{ key: { n: 1 } }],
});

/** The evidence log: the place in the log is the _id. */
export const EVIDENCE = collection<EvidenceEntry>('evidence', {
  id: ({ seq }) => String(seq),
  fields: rows.EVIDENCE,
  indexes: [
    { key: { uid: 1 }, unique: true },
    { key: { seq: 1 }, unique: true },
    { key: { threadId: 1, threadSeq: 1 } },
  ],
});

/** Signed roots over it. */
export const EVIDENCE_ROOTS = collection<SignedRoot>('evidence_roots', {
  id: ({ size }) => String(size),
  fields: rows.EVIDENCE_ROOTS,
  indexes: [{ key: { size: 1 }, unique: true }],
});

/** Records of engagements: the place in its row is the _id. */
export const ENGAGEMENTS = collection<EngagementRecord>('engagements', {
  id: ({ realm, id, n }) => `${realm}:${id}:${n}`,
  fields: rows.ENGAGEMENTS,
  indexes: [
    { key: { realm: 1, id: 1, uid: 1 }, unique: true },
    { key: { realm: 1, id: 1, n: 1 } },
    { key: { realm: 1, n: 1, id: 1 } },
    { key: { at: 1, _id: 1 } },
  ],
});

/** What is left of erased conversations. `order` rises with each one set. */
export const TOMBSTONES = collection<Tombstone>('tombstones', {
  id: 'conversationId',
  fields: rows.TOMBSTONES,
  own: { order: String },
  indexes: [{ key: { order: 1 } }],
});

/** A fact about the store itself. */
export interface Fact {
  readonly key: string;
  readonly value: string;
}

/** Facts. */
export const META = collection<Fact>('meta', { id: 'key', fields: { key: 'text', value: 'text' }, indexes: [] });
