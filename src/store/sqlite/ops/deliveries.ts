// Replies on their way: the stream a page reads, the queue a sender works through, and what became of each.

import type { DeliveryState } from '../../../domain/delivery.js';
import type { DeliveryStore } from '../../contract.js';
import type { Cell, Db, Row } from '../db.js';
import { pageOf } from '../page.js';
import { statement } from '../statement.js';
import { DELIVERIES } from '../tables.js';
import type { Operations } from './sync.js';

const D = DELIVERIES.columns;
const AFTER = statement(`SELECT ${D} FROM deliveries WHERE contact_id = ? AND seq > ? ORDER BY seq LIMIT ?`);
// A contact's earlier reply that is still queued holds the later ones back.
const DUE = statement(
  `SELECT ${D} FROM deliveries d INDEXED BY deliveries_due
   WHERE channel = ? AND state = 'queued' AND next_at <= ?
   AND NOT EXISTS (SELECT 1 FROM deliveries e INDEXED BY deliveries_waiting
     WHERE e.contact_id = d.contact_id AND e.state = 'queued' AND e.seq < d.seq)
   ORDER BY at, seq LIMIT ?`,
);
const LEASE = statement(
  `INSERT INTO leases (delivery_id, attempt, until) SELECT id, ?, ? FROM deliveries WHERE id = ? AND state = 'queued'
   ON CONFLICT DO NOTHING`,
);
const HOLD = statement('UPDATE deliveries SET attempts = max(attempts, ?), next_at = max(next_at, ?) WHERE id = ?');
const SETTLE = statement('UPDATE deliveries SET state = ?, why = ? WHERE id = ?');
const SETTLE_QUEUED = statement("UPDATE deliveries SET state = ?, why = ? WHERE id = ? AND state = 'queued'");
const POSTPONE = statement(
  "UPDATE deliveries SET next_at = ?, attempts = ?, why = ? WHERE id = ? AND state = 'queued' AND attempts <= ?",
);
const STATE_OF = statement('SELECT state, why, message_ids FROM deliveries WHERE id = ?');
const KEEP_IDS = statement('UPDATE deliveries SET message_ids = ? WHERE id = ?');
const OF_THEIRS = statement(
  `SELECT platform_message_id FROM entries INDEXED BY entries_on_device
   WHERE contact_id = ? AND at BETWEEN ? AND ? AND platform_message_id IS NOT NULL`,
);
const OF_OURS = statement(
  `SELECT message_ids FROM deliveries INDEXED BY deliveries_on_device
   WHERE contact_id = ? AND at BETWEEN ? AND ? AND message_ids <> '[]'`,
);
const LEFT_STANDING = statement(
  `SELECT max(seq) AS seq FROM deliveries INDEXED BY deliveries_stream WHERE contact_id = ? AND seq > ? AND act = 'take_back'
   AND (state IN ('undeliverable', 'ambiguous') OR (state = 'dropped' AND why <> 'older_epoch')
     OR (state = 'sent' AND message_ids <> '[]'))`,
);
const TAKEN_BACK = statement(
  `SELECT max(at) AS at FROM deliveries INDEXED BY deliveries_stream
   WHERE contact_id = ? AND seq < ? AND act = 'take_back' AND state = 'sent'`,
);
const WAITING = statement(
  `SELECT count(*) AS queued, min(at) AS oldest_at FROM deliveries INDEXED BY deliveries_due
   WHERE channel = ? AND state = 'queued'`,
);
const DROP_EXPIRED = statement(
  `UPDATE deliveries INDEXED BY deliveries_expiry
   SET state = CASE why WHEN 'timed_out' THEN 'ambiguous' ELSE 'dropped' END, why = coalesce(why, 'too_late')
   WHERE state = 'queued' AND not_after < ?`,
);
const LIST = statement(`SELECT ${D} FROM deliveries WHERE state = ? AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?`);

function lease(db: Db, deliveryId: string, attempt: number, until: number): 'won' | 'lost' {
  if (db.run(LEASE, [attempt, until, deliveryId]) !== 1) return 'lost';
  db.run(HOLD, [attempt, until, deliveryId]);
  return 'won';
}

/** What was sent or refused stays so: only what still waits can be dropped. */
function settleStatement(state: DeliveryState) {
  return state === 'dropped' ? SETTLE_QUEUED : SETTLE;
}

/** The ids that a row keeps. */
function idsIn(cell: Cell | undefined): readonly string[] {
  return typeof cell === 'string' ? (JSON.parse(cell) as string[]) : [];
}

function numberOrNull(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

/** Adds ids to those that are there, each once, in order. Gives the delivery's state and why. */
function keepIds(db: Db, id: string, messageIds: readonly string[]): Row | undefined {
  const row = db.get(STATE_OF, [id]);
  const all = [...new Set([...idsIn(row?.message_ids), ...messageIds])];
  db.run(KEEP_IDS, [JSON.stringify(all), id]);
  return row;
}

function sent(db: Db, id: string, messageIds: readonly string[]): 'sent' | 'voided' {
  const was = keepIds(db, id, messageIds);
  db.run(SETTLE, ['sent', null, id]);
  return was?.state === 'dropped' && was.why === 'older_epoch' ? 'voided' : 'sent';
}

/** DeliveryStore over one connection. */
export const deliveries: Operations<DeliveryStore> = {
  after: (db, contactId, after, limit) => db.all(AFTER, [contactId, after, limit]).map(DELIVERIES.object),
  due: (db, { channel, now, limit }) => db.all(DUE, [channel, now, limit]).map(DELIVERIES.object),
  lease,
  settle: (db, ids, state, why) => {
    for (const id of ids) db.run(settleStatement(state), [state, why, id]);
  },
  sent,
  partlySent: (db, id, messageIds) => {
    keepIds(db, id, messageIds);
  },
  postpone: (db, id, nextAt, attempts, why) => {
    db.run(POSTPONE, [nextAt, attempts, why, id, attempts]);
  },
  onDevice: (db, contactId, { since, until }) => [
    ...db.all(OF_THEIRS, [contactId, since, until]).map((row) => String(row.platform_message_id)),
    ...db.all(OF_OURS, [contactId, since, until]).flatMap((row) => idsIn(row.message_ids)),
  ],
  leftStanding: (db, contactId, after) => numberOrNull(db.get(LEFT_STANDING, [contactId, after])?.seq),
  takenBackAt: (db, contactId, before) => numberOrNull(db.get(TAKEN_BACK, [contactId, before])?.at),
  waiting: (db, channel) => {
    const row = db.get(WAITING, [channel]);
    return { queued: Number(row?.queued ?? 0), oldestAt: numberOrNull(row?.oldest_at) };
  },
  dropExpired: (db, now) => db.run(DROP_EXPIRED, [now]),
  list: (db, request) =>
    pageOf(
      request,
      [-1, ''],
      (from, limit) => db.all(LIST, [request.state, ...from, limit]).map(DELIVERIES.object),
      (item) => [item.at, item.id],
    ),
};
