// Legal holds, and which conversations belong to one report.

import type { HoldStore, ReportStore } from '../../contract/cases.js';
import { statement } from '../statement.js';
import { HOLDS, REPORTS } from '../tables.js';
import { isErased } from './erased.js';
import type { Operations } from './sync.js';

const HOLDS_OF = statement(`SELECT ${HOLDS.columns} FROM holds WHERE conversation_id = ? ORDER BY n`);
const RECENT = statement(`SELECT ${HOLDS.columns} FROM holds WHERE at > 0 ORDER BY at DESC LIMIT ?`);
const SET_HELD = statement('UPDATE conversations SET held_until = ? WHERE id = ?');
const BY_LOOKUP = statement(
  `SELECT ${REPORTS.columns} FROM reports INDEXED BY reports_lookup WHERE lookup = ? ORDER BY at, conversation_id`,
);
const REPORTS_OF = statement(`SELECT ${REPORTS.columns} FROM reports WHERE conversation_id = ?`);

/** HoldStore over one connection. */
export const holds: Operations<HoldStore> = {
  insert: (db, act) => {
    if (isErased(db, act.conversationId)) return 'taken';
    return db.run(HOLDS.insert, HOLDS.values(act)) === 1 ? 'inserted' : 'taken';
  },
  of: (db, conversationId) => db.all(HOLDS_OF, [conversationId]).map(HOLDS.object),
  setHeld: (db, conversationId, until) => {
    db.run(SET_HELD, [until, conversationId]);
  },
  recent: (db, limit) => db.all(RECENT, [limit]).map(HOLDS.object),
};

/** ReportStore over one connection. */
export const reports: Operations<ReportStore> = {
  byLookup: (db, lookup) => db.all(BY_LOOKUP, [lookup]).map(REPORTS.object),
  of: (db, conversationId) => db.all(REPORTS_OF, [conversationId]).map(REPORTS.object),
};
