// Every operation of the worker by name, and which of them write.

import type { Db } from './db.js';
import { audit } from './ops/audit.js';
import { holds, reports } from './ops/cases.js';
import { contacts } from './ops/contacts.js';
import { content } from './ops/content.js';
import { conversations } from './ops/conversations.js';
import { deliveries } from './ops/deliveries.js';
import { engagements } from './ops/engagements.js';
import { erasure } from './ops/erasure.js';
import { evidence } from './ops/evidence.js';
import { feed } from './ops/feed.js';
import { keys } from './ops/keys.js';
import { log } from './ops/log.js';
import { meta, ping } from './ops/meta.js';
import { queue } from './ops/queue.js';
import { staff } from './ops/staff.js';

/** The operations, grouped as the store's contract groups them. */
export const OPERATIONS = {
  contacts,
  log,
  deliveries,
  conversations,
  queue,
  keys,
  staff,
  audit,
  erasure,
  meta,
  content,
  feed,
  holds,
  reports,
  evidence,
  engagements,
  store: { ping },
};

/**
 * Operations that only read; all others are taken to write. Reading one queue item is not among them: it may mend the item.
 */
const READS: ReadonlySet<string> = new Set([
  ...['byLookup', 'byId'].map((name) => `contacts.${name}`),
  ...['byUpdate', 'head', 'turnFor', 'turns', 'entries', 'pendingOf', 'pending', 'quarantined', 'counts'].map(
    (name) => `log.${name}`,
  ),
  ...['toRead', 'readingCounts'].map((name) => `log.${name}`),
  ...['after', 'due', 'onDevice', 'leftStanding', 'takenBackAt', 'waiting', 'list'].map((name) => `deliveries.${name}`),
  ...['byId', 'newestAt', 'silent', 'withPerson', 'since', 'notes', 'dueForErasure'].map(
    (name) => `conversations.${name}`,
  ),
  ...['listHelp', 'listReviews', 'acts', 'counts'].map((name) => `queue.${name}`),
  ...['byId', 'wrappedByOthers', 'count', 'inUse'].map((name) => `keys.${name}`),
  ...['byNameKey', 'byId', 'list', 'session', 'lastSeen', 'duty'].map((name) => `staff.${name}`),
  ...['list', 'chain', 'chains'].map((name) => `audit.${name}`),
  ...['head', 'lastOf', 'byUids', 'ofThread', 'custodyOf', 'after', 'hashesAfter', 'rootsAfter', 'lastRoot'].map(
    (name) => `evidence.${name}`,
  ),
  ...['byUid', 'after', 'before', 'snapshot', 'ids', 'mark', 'since'].map((name) => `engagements.${name}`),
  'erasure.tombstones',
  ...['bundle', 'version', 'versions', 'acts'].map((name) => `content.${name}`),
  'holds.of',
  'holds.recent',
  'reports.byLookup',
  'reports.of',
  'feed.now',
  'feed.after',
  'meta.get',
]);

/** Does this operation only read? */
export function onlyReads(group: string, name: string): boolean {
  return READS.has(`${group}.${name}`);
}

/** Operations that cannot run inside a transaction. */
export function runsAlone(group: string, name: string): boolean {
  return group === 'erasure' && name === 'compact';
}

/** One operation as the worker calls it. */
export type Operation = (db: Db, ...args: readonly unknown[]) => unknown;

/** Looks an operation up by name; undefined when there is none. */
export function operation(group: string, name: string): Operation | undefined {
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = OPERATIONS;
  const found = Object.hasOwn(groups, group) ? groups[group] : undefined;
  const made = found !== undefined && Object.hasOwn(found, name) ? found[name] : undefined;
  return typeof made === 'function' ? (made as Operation) : undefined;
}
