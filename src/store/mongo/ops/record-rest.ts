// What follows from a turn: deliveries, projections, void epochs, and last of all the entry's pending mark. Idempotent.

import type { Delivery } from '../../../domain/delivery.js';
import type { TurnRecord } from '../../contract.js';
import type { Collection } from '../collection.js';
import { CONTACTS, CONVERSATIONS, DELIVERIES, ENTRIES, entryAt, HELP, REPORTS, REVIEWS } from '../collections.js';
import { below, type Database, not } from '../database.js';

/** What staff's acts write: a turn never touches it once the row is there. */
const OF_STAFF = ['state', 'holder', 'version', 'answeredAt'];

/** Takes the entry's pending mark away, or that it waits for this reading. */
export async function settle(db: Database, { turn, settlesSeq, toRead, readSeq }: TurnRecord): Promise<void> {
  const { contactId } = turn;
  // Only while it is not done: a turn that is written again does not have its message read again.
  const asYet = (seq: number) => ({ ...entryAt(contactId, seq), state: not('done') });
  if (settlesSeq !== null) await db.rows(ENTRIES).change(asYet(settlesSeq), { $set: { state: 'done', toRead } });
  if (readSeq !== null) await endReading(db, contactId, readSeq, null);
}

/** The entry waits for no reading any more. */
export async function endReading(db: Database, contactId: string, seq: number, how: number | null): Promise<void> {
  await db.rows(ENTRIES).change(entryAt(contactId, seq), { $set: { toRead: how } });
}

/** Writes all of a record but its turn. */
export async function recordRest(db: Database, record: TurnRecord): Promise<void> {
  const { summary, help, review, report } = record;
  await Promise.all([
    recordDeliveries(db, record),
    project(db, CONVERSATIONS, summary, []),
    help && project(db, HELP, help, OF_STAFF),
    review && project(db, REVIEWS, review, OF_STAFF),
    report && db.rows(REPORTS).insertMissing([report]),
  ]);
  await settle(db, record);
}

async function recordDeliveries(db: Database, { turn, deliveries, voidsEpochsBefore }: TurnRecord): Promise<void> {
  const { contactId } = turn;
  // Raised first: from here on nobody queues a reply of a voided epoch.
  if (voidsEpochsBefore !== null) {
    await db.rows(CONTACTS).change({ _id: contactId }, { $max: { voidBefore: voidsEpochsBefore } });
  }
  if (deliveries.length > 0) {
    const voidBefore = await voidBeforeOf(db, contactId);
    await db.rows(DELIVERIES).insertMissing(deliveries.map((delivery) => inItsEpoch(delivery, voidBefore)));
  }
  if (voidsEpochsBefore !== null) {
    await db
      .rows(DELIVERIES)
      .change(
        { contactId, state: 'queued', epoch: below(voidsEpochsBefore) },
        { $set: { state: 'dropped', why: 'older_epoch' } },
      );
  }
}

async function voidBeforeOf(db: Database, contactId: string): Promise<number> {
  const [contact] = await db.rows(CONTACTS).documents({ _id: contactId }, { limit: 1, fields: ['voidBefore'] });
  return Number(contact?.voidBefore ?? 0);
}

/** A reply of an epoch that a later turn made void is written as dropped. */
function inItsEpoch(delivery: Delivery, voidBefore: number): Delivery {
  if (delivery.state !== 'queued' || delivery.epoch >= voidBefore) return delivery;
  return { ...delivery, state: 'dropped', why: 'older_epoch' };
}

/**
 * Inserts the row or, when the one there has applied an older turn, brings to it all fields but `keep`. The update alone decides
 * which is newer, so that writers in any order end with the newest.
 */
async function project<T extends { readonly appliedTurn: number }>(
  db: Database,
  collection: Collection<T>,
  object: T,
  keep: readonly string[],
): Promise<void> {
  const { _id, ...fields } = collection.document(object);
  const changes = Object.fromEntries(Object.entries(fields).filter(([field]) => !keep.includes(field)));
  const bring = () => db.rows(collection).change({ _id, appliedTurn: below(object.appliedTurn) }, { $set: changes });
  if ((await bring()) > 0 || (await db.rows(collection).insert(object))) return;
  await bring();
}
