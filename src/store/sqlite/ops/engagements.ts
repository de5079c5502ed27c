// Records of engagements: appended, read, never changed.

import type { RecordPlace } from '../../../domain/engagement-record.js';
import type { EngagementStore } from '../../contract/engagements.js';
import { cursorOf, keyOf } from '../../page.js';
import type { Row } from '../db.js';
import { statement } from '../statement.js';
import { ENGAGEMENTS } from '../tables.js';
import type { Operations } from './sync.js';

const C = ENGAGEMENTS.columns;
const BY_UID = statement(`SELECT ${C} FROM engagements WHERE realm = ? AND id = ? AND uid = ?`);
const AFTER = statement(`SELECT ${C} FROM engagements WHERE realm = ? AND id = ? AND n > ? ORDER BY n LIMIT ?`);
const BEFORE = statement(`SELECT ${C} FROM engagements WHERE realm = ? AND id = ? AND n < ? ORDER BY n DESC LIMIT ?`);
const SNAPSHOT = statement(
  `SELECT ${C} FROM engagements WHERE realm = ? AND id = ? AND state IS NOT NULL ORDER BY n DESC LIMIT 1`,
);
const IDS = statement('SELECT id FROM engagements WHERE realm = ? AND n = 1 AND id > ? ORDER BY id LIMIT ?');
const LAST = statement('SELECT max(rowid) AS row FROM engagements');
const SINCE = statement(
  'SELECT rowid AS row, realm, id, n, kind FROM engagements WHERE rowid > ? ORDER BY rowid LIMIT ?',
);

/** EngagementStore over one connection. */
export const engagements: Operations<EngagementStore> = {
  append(db, record) {
    if (db.run(ENGAGEMENTS.insert, ENGAGEMENTS.values(record)) === 1) return 'appended';
    return db.get(BY_UID, [record.realm, record.id, record.uid]) === undefined ? 'conflict' : 'exists';
  },
  byUid: (db, realm, id, uid) => one(db.get(BY_UID, [realm, id, uid])),
  after: (db, realm, id, n, limit) => db.all(AFTER, [realm, id, n, limit]).map(ENGAGEMENTS.object),
  before: (db, realm, id, n, limit) => db.all(BEFORE, [realm, id, n, limit]).map(ENGAGEMENTS.object),
  snapshot: (db, realm, id) => one(db.get(SNAPSHOT, [realm, id])),
  ids: (db, realm, after, limit) => db.all(IDS, [realm, after, limit]).map(({ id }) => String(id)),
  mark: (db) => cursorOf([Number(db.get(LAST, [])?.row ?? 0)]),
  since(db, mark, limit) {
    const rows = db.all(SINCE, [mark === '' ? 0 : Number(keyOf(mark, [0])[0]), limit]);
    const last = rows.at(-1);
    return {
      places: rows.map(placeOf),
      mark: last === undefined ? mark || cursorOf([0]) : cursorOf([Number(last.row)]),
      more: rows.length === limit,
    };
  },
};

function one(row: Row | undefined) {
  return row === undefined ? undefined : ENGAGEMENTS.object(row);
}

function placeOf({ realm, id, n, kind }: Row): RecordPlace {
  return { realm: realm as RecordPlace['realm'], id: String(id), n: Number(n), kind: String(kind) };
}
