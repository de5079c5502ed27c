// Erasure: the tombstone first, then everything of the conversation, its data key last.

import type { Tombstone } from '../../../domain/conversation.js';
import type { ErasureStore } from '../../contract/erasure.js';
import type { Db } from '../db.js';
import { pageOf } from '../page.js';
import { statement } from '../statement.js';
import { TOMBSTONES } from '../tables.js';
import type { Operations } from './sync.js';

const OF_CONVERSATION = [
  'DELETE FROM entries WHERE conversation_id = ?',
  'DELETE FROM turns WHERE conversation_id = ?',
  'DELETE FROM leases WHERE delivery_id IN (SELECT id FROM deliveries WHERE conversation_id = ?)',
  'DELETE FROM deliveries WHERE conversation_id = ?',
  'DELETE FROM acts WHERE item_id IN (SELECT id FROM help WHERE conversation_id = ?)',
  'DELETE FROM acts WHERE item_id IN (SELECT id FROM reviews WHERE conversation_id = ?)',
  'DELETE FROM help WHERE conversation_id = ?',
  'DELETE FROM reviews WHERE conversation_id = ?',
  'DELETE FROM notes WHERE conversation_id = ?',
  'DELETE FROM holds WHERE conversation_id = ?',
  'DELETE FROM reports WHERE conversation_id = ?',
  'DELETE FROM conversations WHERE id = ?',
  'DELETE FROM keys WHERE conversation_id = ?',
].map(statement);
const DROP_CONTACT = statement(
  `DELETE FROM contacts WHERE id = ?
   AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.contact_id = contacts.id)
   AND NOT EXISTS (SELECT 1 FROM turns t WHERE t.contact_id = contacts.id)
   AND NOT EXISTS (SELECT 1 FROM conversations v WHERE v.contact_id = contacts.id)`,
);
const R = `row, ${TOMBSTONES.columns}`;
const LIST = statement(`SELECT ${R} FROM tombstones WHERE row > ? ORDER BY row LIMIT ?`);
const ROW_OF = statement('SELECT row FROM tombstones WHERE conversation_id = ?');

function erase(db: Db, tombstone: Tombstone): void {
  db.run(TOMBSTONES.insert, TOMBSTONES.values(tombstone));
  for (const part of OF_CONVERSATION) db.run(part, [tombstone.conversationId]);
  db.run(DROP_CONTACT, [tombstone.contactId]);
}

/** Truncates the write-ahead log. Runs outside of any transaction. */
function compact(db: Db): void {
  if (db.pragma('wal_checkpoint(TRUNCATE)') === 0) return;
  throw Object.assign(new Error('Readers keep the write-ahead log.'), { code: 'SQLITE_BUSY' });
}

/** ErasureStore over one connection. */
export const erasure: Operations<ErasureStore> = {
  erase,
  tombstones: (db, request) =>
    pageOf(
      request,
      [0],
      (from, limit) => db.all(LIST, [...from, limit]).map(TOMBSTONES.object),
      (tombstone) => [Number(db.get(ROW_OF, [tombstone.conversationId])?.row ?? 0)],
    ),
  compact,
};
