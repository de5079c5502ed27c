// The audit log: appended under (chain, n), read newest first, never changed.

import type { AuditStore } from '../../contract.js';
import { cursorOf, keyOf } from '../../page.js';
import type { Db, Row } from '../db.js';
import { statement } from '../statement.js';
import { AUDIT } from '../tables.js';
import type { Operations } from './sync.js';

const A = `row, ${AUDIT.columns}`;
const NEWEST = statement(`SELECT ${A} FROM audit WHERE row < ? ORDER BY row DESC LIMIT ?`);
const BY_ACTOR = statement(`SELECT ${A} FROM audit WHERE actor = ? AND row < ? ORDER BY row DESC LIMIT ?`);
const BY_OBJECT = statement(
  `SELECT ${A} FROM audit INDEXED BY audit_object WHERE object = ? AND row < ? AND (? = '' OR actor = ?)
   ORDER BY row DESC LIMIT ?`,
);
const CHAIN = statement(`SELECT ${AUDIT.columns} FROM audit WHERE chain = ? AND n >= ? ORDER BY n LIMIT ?`);
const NEXT_CHAIN = statement('SELECT chain FROM audit WHERE chain > ? ORDER BY chain LIMIT 1');

function rowsBefore(db: Db, before: number, limit: number, actor: string, object: string): readonly Row[] {
  if (object !== '') return db.all(BY_OBJECT, [object, before, actor, actor, limit]);
  if (actor !== '') return db.all(BY_ACTOR, [actor, before, limit]);
  return db.all(NEWEST, [before, limit]);
}

/** AuditStore over one connection. */
export const audit: Operations<AuditStore> = {
  append: (db, event) => (db.run(AUDIT.insert, AUDIT.values(event)) === 1 ? 'appended' : 'taken'),
  list: (db, { limit, cursor, actor, object }) => {
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(keyOf(cursor, [0])[0]);
    const rows = rowsBefore(db, before, limit + 1, actor ?? '', object ?? '');
    const given = rows.slice(0, limit);
    const last = given.at(-1)?.row;
    const items = given.map(AUDIT.object);
    return rows.length > given.length && typeof last === 'number' ? { items, cursor: cursorOf([last]) } : { items };
  },
  chain: (db, chain, from, limit) => db.all(CHAIN, [chain, from, limit]).map(AUDIT.object),
  chains: (db) => {
    const names: string[] = [];
    for (let row = db.get(NEXT_CHAIN, ['']); row !== undefined; row = db.get(NEXT_CHAIN, [names.at(-1) ?? ''])) {
      names.push(String(row.chain));
    }
    return names;
  },
};
