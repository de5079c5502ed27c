// Facts about the store itself, and the proof that it can be written.

import type { MetaStore } from '../../contract/erasure.js';
import type { Db } from '../db.js';
import { statement } from '../statement.js';
import type { Operations } from './sync.js';

const GET = statement('SELECT value FROM meta WHERE key = ?');
const SET = statement(
  'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
);
const CLAIM = statement('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING');

function get(db: Db, key: string): string | undefined {
  const value = db.get(GET, [key])?.value;
  return typeof value === 'string' ? value : undefined;
}

/** MetaStore over one connection. */
export const meta: Operations<MetaStore> = {
  get,
  set: (db, key, value) => {
    db.run(SET, [key, value]);
  },
  claim: (db, key, value) => {
    db.run(CLAIM, [key, value]);
    return get(db, key) ?? value;
  },
};

/** Writes one row and reads it back. */
export function ping(db: Db): void {
  const count = String(Number(get(db, 'ping') ?? '0') + 1);
  db.run(SET, ['ping', count]);
  if (get(db, 'ping') !== count) throw new Error('The store did not give back what was written.');
}
