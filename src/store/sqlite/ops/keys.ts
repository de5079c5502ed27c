// Wrapped data keys: opaque bytes and the id of the wrapping key that opens them.

import type { KeyStore } from '../../contract.js';
import { statement } from '../statement.js';
import { KEYS } from '../tables.js';
import { isErased } from './erased.js';
import type { Operations } from './sync.js';

const K = KEYS.columns;
const BY_ID = statement(`SELECT ${K} FROM keys WHERE conversation_id = ?`);
const WRAPPED_BELOW = statement(`SELECT ${K} FROM keys WHERE wrapping_key_id < ? LIMIT ?`);
const WRAPPED_ABOVE = statement(`SELECT ${K} FROM keys WHERE wrapping_key_id > ? LIMIT ?`);
const REWRAP = statement('UPDATE keys SET wrapped = ?, wrapping_key_id = ? WHERE conversation_id = ?');
const COUNT = statement("SELECT n FROM counters WHERE name = 'keys'");
const IN_USE = statement('SELECT wrapping_key_id, n FROM key_counts WHERE n > 0 ORDER BY wrapping_key_id');

/** KeyStore over one connection. */
export const keys: Operations<KeyStore> = {
  insert: (db, key) => {
    if (isErased(db, key.conversationId)) return 'exists';
    return db.run(KEYS.insert, KEYS.values(key)) === 1 ? 'inserted' : 'exists';
  },
  byId: (db, conversationId) => {
    const row = db.get(BY_ID, [conversationId]);
    return row && KEYS.object(row);
  },
  wrappedByOthers: (db, wrappingKeyId, limit) => {
    const below = db.all(WRAPPED_BELOW, [wrappingKeyId, limit]);
    const above = db.all(WRAPPED_ABOVE, [wrappingKeyId, limit - below.length]);
    return [...below, ...above].map(KEYS.object);
  },
  rewrap: (db, conversationId, wrapped, wrappingKeyId) => {
    db.run(REWRAP, [wrapped, wrappingKeyId, conversationId]);
  },
  count: (db) => Number(db.get(COUNT, [])?.n ?? 0),
  inUse: (db) => db.all(IN_USE, []).map((row) => ({ wrappingKeyId: String(row.wrapping_key_id), keys: Number(row.n) })),
};
