// What follows from a turn: deliveries, projections, void epochs, and last of all the entry's pending mark. Idempotent.

import type { Delivery } from '../../../domain/delivery.js';
import type { TurnRecord } from '../../contract.js';
import type { Db } from '../db.js';
import { statement } from '../statement.js';
import { projection } from '../table.js';
import { CONVERSATIONS, DELIVERIES, HELP, REPORTS, REVIEWS } from '../tables.js';

const PUT_SUMMARY = projection(CONVERSATIONS, []);
const PUT_HELP = projection(
  HELP,
  ['state', 'holder', 'version', 'answered_at'],
  ['answered_at = coalesce(help.answered_at, excluded.answered_at)'],
);
const PUT_REVIEW = projection(REVIEWS, ['state', 'holder', 'version']);
const VOID_BEFORE = statement('SELECT void_before FROM contacts WHERE id = ?');
const RAISE_VOID = statement('UPDATE contacts SET void_before = max(void_before, ?) WHERE id = ?');
const VOID = statement(
  `UPDATE deliveries SET state = 'dropped', why = 'older_epoch' WHERE contact_id = ? AND state = 'queued' AND epoch < ?`,
);
// A turn that is written again does not have its message read again.
const SETTLE = statement(
  `UPDATE entries SET state = 'done', to_read = CASE state WHEN 'done' THEN to_read ELSE ? END
   WHERE contact_id = ? AND seq = ?`,
);
const END_READING = statement('UPDATE entries SET to_read = ? WHERE contact_id = ? AND seq = ?');

/** A reply of an epoch that a later turn made void is written as dropped. */
function inItsEpoch(db: Db, delivery: Delivery): Delivery {
  const voidBefore = db.get(VOID_BEFORE, [delivery.contactId])?.void_before ?? 0;
  if (delivery.state !== 'queued' || typeof voidBefore !== 'number' || delivery.epoch >= voidBefore) return delivery;
  return { ...delivery, state: 'dropped', why: 'older_epoch' };
}

/** Takes the entry's pending mark away, or that it waits for this reading. */
export function settle(db: Db, { turn: { contactId }, settlesSeq, toRead, readSeq }: TurnRecord): void {
  if (settlesSeq !== null) db.run(SETTLE, [toRead, contactId, settlesSeq]);
  if (readSeq !== null) endReading(db, contactId, readSeq, null);
}

/** The entry waits for no reading any more. */
export function endReading(db: Db, contactId: string, seq: number, how: number | null): void {
  db.run(END_READING, [how, contactId, seq]);
}

/** Writes all of a record but its turn. */
export function recordRest(db: Db, record: TurnRecord): void {
  for (const delivery of record.deliveries) db.run(DELIVERIES.insert, DELIVERIES.values(inItsEpoch(db, delivery)));
  db.run(PUT_SUMMARY, CONVERSATIONS.values(record.summary));
  if (record.help !== null) db.run(PUT_HELP, HELP.values(record.help));
  if (record.review !== null) db.run(PUT_REVIEW, REVIEWS.values(record.review));
  if (record.report !== null) db.run(REPORTS.insert, REPORTS.values(record.report));
  if (record.voidsEpochsBefore !== null) {
    db.run(RAISE_VOID, [record.voidsEpochsBefore, record.turn.contactId]);
    db.run(VOID, [record.turn.contactId, record.voidsEpochsBefore]);
  }
  settle(db, record);
}
