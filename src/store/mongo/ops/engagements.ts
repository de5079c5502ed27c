// Records of engagements: appended, read, never changed.

import type { RecordPlace } from '../../../domain/engagement-record.js';
import type { EngagementStore } from '../../contract/engagements.js';
import { cursorOf, keyOf } from '../../page.js';
import type { Document } from '../collection.js';
import { ENGAGEMENTS } from '../collections.js';
import { above, below, beyond, type Database, not } from '../database.js';

/** Clocks of machines may differ, and a write may take, this long: what is read since then is read again. */
const LOOK_BACK_MS = 15_000;
const IN_TIME = ['at', '_id'] as const;

/** EngagementStore over the database. `now` is the clock of this process. */
export function engagements(db: Database, now: () => number): EngagementStore {
  const rows = db.rows(ENGAGEMENTS);
  return {
    async append(record) {
      if (await rows.insert(record)) return 'appended';
      const { realm, id, uid } = record;
      return (await rows.has({ realm, id, uid })) ? 'exists' : 'conflict';
    },
    byUid: (realm, id, uid) => rows.first({ realm, id, uid }),
    after: (realm, id, n, limit) => rows.find({ realm, id, n: above(n) }, { order: { realm: 1, id: 1, n: 1 }, limit }),
    before: (realm, id, n, limit) =>
      rows.find({ realm, id, n: below(n) }, { order: { realm: -1, id: -1, n: -1 }, limit }),
    snapshot: (realm, id) => rows.first({ realm, id, state: not(null) }, { realm: -1, id: -1, n: -1 }),
    async ids(realm, after, limit) {
      const order = { realm: 1, n: 1, id: 1 } as const;
      const found = await rows.documents({ realm, n: 1, id: above(after) }, { order, limit, fields: ['id'] });
      return found.map(({ id }) => String(id));
    },
    mark: () => Promise.resolve(cursorOf([now(), ''])),
    async since(mark, limit) {
      const [at, id] = mark === '' ? [0, ''] : keyOf(mark, [0, '']);
      // A mark without an id is a time at which all was read; one with an id is a place in the middle of a reading.
      const from = id === '' ? [Number(at) - LOOK_BACK_MS, ''] : [Number(at), String(id)];
      const until = now();
      const found = await rows.documents(beyond(IN_TIME, from), {
        order: { at: 1, _id: 1 },
        limit,
        fields: ['realm', 'id', 'n', 'kind', 'at'],
      });
      const more = found.length === limit;
      const last = found.at(-1);
      return {
        places: found.map(placeOf),
        mark: more && last !== undefined ? cursorOf([Number(last.at), last._id]) : cursorOf([until, '']),
        more,
      };
    },
  };
}

function placeOf({ realm, id, n, kind }: Document): RecordPlace {
  return { realm: realm as RecordPlace['realm'], id: String(id), n: Number(n), kind: String(kind) };
}
