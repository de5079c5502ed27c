// Replies on their way: the stream a page reads, the queue a sender works through, and what became of each.

import type { DeliveryState } from '../../../domain/delivery.js';
import type { DeliveryStore } from '../../contract.js';
import type { Db } from '../db.js';
import { pageOf } from '../page.js';
import { statement } from '../statement.js';
import { DELIVERIES } from '../tables.js';
import type { Operations } from './sync.js';

const D = DELIVERIES.columns;
const AFTER = statement(`SELECT ${D} FROM deliveries WHERE contact_id = ? AND seq > ? ORDER BY seq LIMIT ?`);
// A contact's earlier reply that is not due yet, or that the order by time would let pass, holds the later ones back.
const DUE = statement(
  `SELECT ${D} FROM deliveries d INDEXED BY deliveries_due
   WHERE channel = ? AND state = 'queued' AND next_at <= ?
   AND NOT EXISTS (SELECT 1 FROM deliveries e INDEXED BY deliveries_waiting
     WHERE e.contact_id = d.contact_id AND e.state = 'queued' AND e.seq < d.seq AND (e.next_at > ? OR e.at > d.at))
   ORDER BY at, seq LIMIT ?`,
);
const LEASE = statement(
  `INSERT INTO leases (delivery_id, attempt, until) SELECT id, ?, ? FROM deliveries WHERE id = ? AND state = 'queued'
   ON CONFLICT DO NOTHING`,
);
const HOLD = statement('UPDATE deliveries SET attempts = max(attempts, ?), next_at = max(next_at, ?) WHERE id = ?');
const SETTLE = statement('UPDATE deliveries SET state = ?, why = ? WHERE id = ?');
const SETTLE_QUEUED = statement("UPDATE deliveries SET state = ?, why = ? WHERE id = ? AND state = 'queued'");
const POSTPONE = statement("UPDATE deliveries SET next_at = ?, attempts = ? WHERE id = ? AND state = 'queued'");
const DROP_EXPIRED = statement(
  `UPDATE deliveries INDEXED BY deliveries_expiry SET state = 'dropped', why = 'too_late'
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

/** DeliveryStore over one connection. */
export const deliveries: Operations<DeliveryStore> = {
  after: (db, contactId, after, limit) => db.all(AFTER, [contactId, after, limit]).map(DELIVERIES.object),
  due: (db, { channel, now, limit }) => db.all(DUE, [channel, now, now, limit]).map(DELIVERIES.object),
  lease,
  settle: (db, ids, state, why) => {
    for (const id of ids) db.run(settleStatement(state), [state, why, id]);
  },
  postpone: (db, id, nextAt, attempts) => {
    db.run(POSTPONE, [nextAt, attempts, id]);
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
