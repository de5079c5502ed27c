// The collections of every kind of row.

import type { Collection } from './collection.js';
import * as desk from './desk-collections.js';
import * as log from './log-collections.js';

export * from './desk-collections.js';
export * from './log-collections.js';

/** All of them. */
export const COLLECTIONS: readonly Pick<Collection<never>, 'name' | 'schema' | 'indexes'>[] = [
  ...[log.CONTACTS, log.LOOKUPS, log.ENTRIES, log.TURNS, log.DELIVERIES, log.LEASES, log.CONVERSATIONS],
  ...[desk.NOTES, desk.HELP, desk.REVIEWS, desk.ACTS, desk.KEYS, desk.ACCOUNTS, desk.NAMES],
  ...[desk.USED_CODES, desk.SESSIONS, desk.DUTY, desk.AUDIT, desk.TOMBSTONES, desk.META],
  ...[desk.CONTENT_BUNDLES, desk.CONTENT_VERSIONS, desk.CONTENT_ACTS],
  ...[desk.HOLDS, desk.REPORTS],
  ...[desk.EVIDENCE, desk.EVIDENCE_ROOTS, desk.ENGAGEMENTS],
];
