// Wrapped data keys: opaque bytes and the id of the wrapping key that opens them.

import type { KeyStore } from '../../contract.js';
import { binary } from '../collection.js';
import { KEYS } from '../collections.js';
import { above, below, type Database } from '../database.js';
import { unlessErased } from '../erased.js';

/** KeyStore over the database. */
export function keys(db: Database): KeyStore {
  const rows = db.rows(KEYS);
  return {
    insert: (key) =>
      unlessErased(db, key.conversationId, 'exists', async () => ((await rows.insert(key)) ? 'inserted' : 'exists')),
    byId: (conversationId) => rows.byId(conversationId),
    async wrappedByOthers(wrappingKeyId, limit) {
      const before = await rows.find({ wrappingKeyId: below(wrappingKeyId) }, { limit });
      if (before.length >= limit) return before;
      return [
        ...before,
        ...(await rows.find({ wrappingKeyId: above(wrappingKeyId) }, { limit: limit - before.length })),
      ];
    },
    async rewrap(conversationId, wrapped, wrappingKeyId) {
      await rows.change({ _id: conversationId }, { $set: { wrapped: binary(wrapped), wrappingKeyId } });
    },
    count: () => rows.countAll(),
    async inUse() {
      const ids = await rows.distinct('wrappingKeyId');
      return await Promise.all(
        ids.map(async (wrappingKeyId) => ({ wrappingKeyId, keys: await rows.count({ wrappingKeyId }) })),
      );
    },
  };
}
