// The tables of every kind of row, newest schema version. The schema itself is in migrations/.

import type { AuditEvent } from '../../domain/audit.js';
import type { ContentAct, ContentBundle, ContentVersion } from '../../domain/content-version.js';
import type { ConversationSummary, Note, Tombstone } from '../../domain/conversation.js';
import type { Delivery } from '../../domain/delivery.js';
import type { EngagementRecord } from '../../domain/engagement-record.js';
import type { EvidenceEntry, SignedRoot } from '../../domain/evidence.js';
import type { HelpRequest, QueueAct } from '../../domain/help-request.js';
import type { HoldAct } from '../../domain/hold.js';
import type { Contact, Entry, Turn } from '../../domain/log.js';
import type { ReportLink } from '../../domain/report-code.js';
import type { ReviewItem } from '../../domain/review.js';
import type { Account, DutyEntry, StaffSession } from '../../domain/staff.js';
import type { WrappedKey } from '../contract.js';
import * as rows from '../rows.js';
import { type Column, table } from './table.js';

/** A dropped look-up is NULL in its unique column and empty to readers. */
const lookup: Column<string> = {
  write: (value) => (value === '' ? null : value),
  read: (cell) => (typeof cell === 'string' ? cell : ''),
};

/** Addresses of people. */
export const CONTACTS = table<Contact>('contacts', rows.CONTACTS, { lookup });

/** What happened. */
export const ENTRIES = table<Entry>('entries', rows.ENTRIES);

/** What was made of it. */
export const TURNS = table<Turn>('turns', rows.TURNS);

/** Replies on their way. */
export const DELIVERIES = table<Delivery>('deliveries', rows.DELIVERIES);

/** Summaries of conversations. */
export const CONVERSATIONS = table<ConversationSummary>('conversations', rows.CONVERSATIONS);

/** Acts on legal holds. */
export const HOLDS = table<HoldAct>('holds', rows.HOLDS);

/** Conversations of reports. */
export const REPORTS = table<ReportLink>('reports', rows.REPORTS);

/** Staff's notes. */
export const NOTES = table<Note>('notes', rows.NOTES);

/** Requests for a person. */
export const HELP = table<HelpRequest>('help', rows.HELP);

/** Flagged conversations. */
export const REVIEWS = table<ReviewItem>('reviews', rows.REVIEWS);

/** What staff did to queue items. */
export const ACTS = table<QueueAct>('acts', rows.ACTS);

/** Wrapped data keys. */
export const KEYS = table<WrappedKey>('keys', rows.KEYS);

/** Desk accounts. */
export const ACCOUNTS = table<Account>('accounts', rows.ACCOUNTS);

/** Signed-in browsers. */
export const SESSIONS = table<StaffSession>('sessions', rows.SESSIONS);

/** Who is on duty. */
export const DUTY = table<DutyEntry>('duty', rows.DUTY);

/** The audit log. */
export const AUDIT = table<AuditEvent>('audit', rows.AUDIT);

/** Files of versions of the content. */
export const CONTENT_BUNDLES = table<ContentBundle>('content_bundles', rows.CONTENT_BUNDLES);

/** Versions of the content. */
export const CONTENT_VERSIONS = table<ContentVersion>('content_versions', rows.CONTENT_VERSIONS);

/** Which version went into force. */
export const CONTENT_ACTS = table<ContentAct>('content_acts', rows.CONTENT_ACTS);

/** The evidence log. */
export const EVIDENCE = table<EvidenceEntry>('evidence', rows.EVIDENCE);

/** Signed roots over it. */
export const EVIDENCE_ROOTS = table<SignedRoot>('evidence_roots', rows.EVIDENCE_ROOTS);

/** Records of engagements. */
export const ENGAGEMENTS = table<EngagementRecord>('engagements', rows.ENGAGEMENTS);

/** What is left of erased conversations. */
export const TOMBSTONES = table<Tombstone>('tombstones', rows.TOMBSTONES);
