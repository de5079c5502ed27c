// Erasure: the tombstone first, then everything of the conversation, its data key last.

import { mongo } from 'mongoose';
import type { Tombstone } from '../../../domain/conversation.js';
import type { ErasureStore } from '../../contract/erasure.js';
import { beginOf, type Key, pageFrom } from '../../page.js';
import { TOMBSTONES } from '../collections.js';
import { beyond, type Database } from '../database.js';
import { removeRows } from '../erased.js';
import { dropIfEmpty } from './contacts.js';

/** ErasureStore over the database. */
export function erasure(db: Database): ErasureStore {
  return {
    erase: (tombstone) => erase(db, tombstone),
    async tombstones(request) {
      const after = beyond(['order'], beginOf(request, ['']));
      const found = await db.rows(TOMBSTONES).documents(after, { order: { order: 1 }, limit: request.limit + 1 });
      const { items, cursor } = pageFrom(found, request.limit, ({ order }): Key => [String(order)]);
      return { items: items.map((one) => TOMBSTONES.object(one)), ...(cursor !== undefined && { cursor }) };
    },
    // What a server still keeps in its oplog and free pages nobody can open once the wrapping key is rotated (docs/mongodb.md).
    compact: () => Promise.resolve(),
  };
}

async function erase(db: Database, tombstone: Tombstone): Promise<void> {
  // Rises with time, and inside one process with each call.
  const order = new mongo.ObjectId().toHexString();
  await db.rows(TOMBSTONES).insert(tombstone, { order });
  await removeRows(db, tombstone.conversationId);
  await dropIfEmpty(db, tombstone.contactId);
}
