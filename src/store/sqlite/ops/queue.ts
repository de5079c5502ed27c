// Help requests and review items, and what staff do to them: an act is an insert under (item, version).

import type { QueueAct } from '../../../domain/help-request.js';
import type { QueueStore } from '../../contract.js';
import { HELP_ORDER, REVIEW_ORDER } from '../../queue-page.js';
import type { Db } from '../db.js';
import { type Statement, statement } from '../statement.js';
import type { Table } from '../table.js';
import { ACTS, HELP, REVIEWS } from '../tables.js';
import { FILTERS, listQueue, type QueueList } from './queue-list.js';
import type { Operations } from './sync.js';

interface Item {
  readonly id: string;
  readonly version: number;
}

/** The statements of one kind of item. */
interface Kind<T extends Item> {
  readonly table: Table<T>;
  readonly byId: Statement;
  readonly apply: Statement;
  /** Values of `apply` between version and id. */
  readonly extra: (act: QueueAct) => readonly (string | number)[];
}

const H = HELP.columns;
const R = REVIEWS.columns;
const HELP_KIND: Kind<ReturnType<typeof HELP.object>> = {
  table: HELP,
  byId: statement(`SELECT ${H} FROM help WHERE id = ?`),
  // The first answer's time stays.
  apply: statement(
    `UPDATE help SET state = ?, holder = ?, version = ?,
     answered_at = CASE WHEN ? = 'answered' THEN coalesce(answered_at, ?) ELSE answered_at END WHERE id = ?`,
  ),
  extra: (act) => [act.state, act.at],
};
const REVIEW_KIND: Kind<ReturnType<typeof REVIEWS.object>> = {
  table: REVIEWS,
  byId: statement(`SELECT ${R} FROM reviews WHERE id = ?`),
  apply: statement('UPDATE reviews SET state = ?, holder = ?, version = ? WHERE id = ?'),
  extra: () => [],
};
const LATER_ACTS = statement(`SELECT ${ACTS.columns} FROM acts WHERE item_id = ? AND version > ? ORDER BY version`);
const OPEN_HELP_OF = statement(
  `SELECT id FROM help WHERE conversation_id = ? AND state <> 'closed' ORDER BY opened_turn DESC LIMIT 1`,
);
const NEWEST_HELP_OF = statement('SELECT id FROM help WHERE conversation_id = ? ORDER BY opened_turn DESC LIMIT 1');
const REVIEW_OF = statement('SELECT id FROM reviews WHERE conversation_id = ?');
const WAITING = statement("SELECT count(*) AS n FROM help WHERE state = 'waiting'");
const OLDEST = statement("SELECT min(since) AS since FROM help WHERE state = 'waiting'");
const OPEN_REVIEWS = statement(
  "SELECT count(*) AS n FROM reviews WHERE state IN ('open', 'in_review', 'needs_more') AND hidden = 0",
);

const HELP_LIST: QueueList<ReturnType<typeof HELP.object>> = {
  table: HELP,
  ofState: statement(
    `SELECT ${H} FROM help WHERE state = ? AND (since, id) > (?, ?) AND ${FILTERS} ORDER BY since, id LIMIT ?`,
  ),
  order: HELP_ORDER,
};
const REVIEW_LIST: QueueList<ReturnType<typeof REVIEWS.object>> = {
  table: REVIEWS,
  ofState: statement(
    `SELECT ${R} FROM reviews WHERE state = ? AND hidden = 0 AND (since, id) > (?, ?) AND ${FILTERS}
     ORDER BY since, id LIMIT ?`,
  ),
  order: REVIEW_ORDER,
};

function apply<T extends Item>(db: Db, kind: Kind<T>, act: QueueAct): void {
  const holder = act.holder === null ? null : JSON.stringify(act.holder);
  db.run(kind.apply, [act.state, holder, act.version, ...kind.extra(act), act.itemId]);
}

/** The item, after bringing it up to acts that a crash left unapplied. */
function read<T extends Item>(db: Db, kind: Kind<T>, id: string): T | undefined {
  const row = db.get(kind.byId, [id]);
  if (row === undefined) return undefined;
  const item = kind.table.object(row);
  const later = db.all(LATER_ACTS, [id, item.version]).map(ACTS.object);
  if (later.length === 0) return item;
  for (const act of later) apply(db, kind, act);
  const mended = db.get(kind.byId, [id]);
  return mended && kind.table.object(mended);
}

function record<T extends Item>(db: Db, kind: Kind<T>, act: QueueAct): 'recorded' | 'stale' {
  const item = read(db, kind, act.itemId);
  if (item?.version !== act.version - 1) return 'stale';
  if (db.run(ACTS.insert, ACTS.values(act)) !== 1) return 'stale';
  apply(db, kind, act);
  return 'recorded';
}

function idIn(row: { readonly [column: string]: unknown } | undefined): string | undefined {
  return typeof row?.id === 'string' ? row.id : undefined;
}

function count(db: Db, counting: Statement): number {
  return Number(db.get(counting, [])?.n ?? 0);
}

/** QueueStore over one connection. */
export const queue: Operations<QueueStore> = {
  help: (db, id) => read(db, HELP_KIND, id),
  review: (db, id) => read(db, REVIEW_KIND, id),
  openHelpOf: (db, conversationId) => {
    const id = idIn(db.get(OPEN_HELP_OF, [conversationId]));
    return id === undefined ? undefined : read(db, HELP_KIND, id);
  },
  newestHelpOf: (db, conversationId) => {
    const id = idIn(db.get(NEWEST_HELP_OF, [conversationId]));
    return id === undefined ? undefined : read(db, HELP_KIND, id);
  },
  reviewOf: (db, conversationId) => {
    const id = idIn(db.get(REVIEW_OF, [conversationId]));
    return id === undefined ? undefined : read(db, REVIEW_KIND, id);
  },
  listHelp: (db, filter, page) => listQueue(db, HELP_LIST, filter, page),
  listReviews: (db, filter, page) => listQueue(db, REVIEW_LIST, filter, page),
  recordHelpAct: (db, act) => record(db, HELP_KIND, act),
  recordReviewAct: (db, act) => record(db, REVIEW_KIND, act),
  acts: (db, itemId) => db.all(LATER_ACTS, [itemId, -1]).map(ACTS.object),
  counts: (db) => {
    const oldest = db.get(OLDEST, [])?.since;
    return {
      waiting: count(db, WAITING),
      oldestWaitingSince: typeof oldest === 'number' ? oldest : null,
      openReviews: count(db, OPEN_REVIEWS),
    };
  },
};
