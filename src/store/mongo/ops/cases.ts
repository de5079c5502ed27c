// Legal holds, and which conversations belong to one report.

import type { HoldStore, ReportStore } from '../../contract/cases.js';
import { CONVERSATIONS, HOLDS, REPORTS } from '../collections.js';
import { above, type Database } from '../database.js';
import { unlessErased } from '../erased.js';

/** HoldStore over the database. */
export function holds(db: Database): HoldStore {
  return {
    insert: (act) =>
      unlessErased(db, act.conversationId, 'taken', async () =>
        (await db.rows(HOLDS).insert(act)) ? 'inserted' : 'taken',
      ),
    of: (conversationId) => db.rows(HOLDS).find({ conversationId }, { order: { conversationId: 1, n: 1 } }),
    async setHeld(conversationId, until) {
      await db.rows(CONVERSATIONS).change({ _id: conversationId }, { $set: { heldUntil: until } });
    },
    recent: (limit) => db.rows(HOLDS).find({ at: above(0) }, { order: { at: -1 }, limit }),
  };
}

/** ReportStore over the database. */
export function reports(db: Database): ReportStore {
  return {
    byLookup: (lookup) => db.rows(REPORTS).find({ lookup }, { order: { lookup: 1, at: 1, conversationId: 1 } }),
    of: (conversationId) => db.rows(REPORTS).find({ conversationId }),
  };
}
