// Facts about the store itself, and the proof that it can be written.

import type { MetaStore } from '../../contract/erasure.js';
import { META } from '../collections.js';
import type { Database } from '../database.js';

/** MetaStore over the database. */
export function meta(db: Database): MetaStore {
  const rows = db.rows(META);
  const get = async (key: string) => (await rows.byId(key))?.value;
  return {
    get,
    set: (key, value) => rows.put({ key, value }),
    async claim(key, value) {
      await rows.insert({ key, value });
      return (await get(key)) ?? value;
    },
  };
}

/** Writes one row, to a majority and its journals, and reads one back. */
export async function ping(db: Database): Promise<void> {
  const facts = meta(db);
  await facts.set('ping', String(Date.now()));
  if ((await facts.get('ping')) === undefined) throw new Error('The store did not give back what was written.');
}
