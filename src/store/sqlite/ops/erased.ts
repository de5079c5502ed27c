// Is a conversation erased? Nothing is written for one that is: a late writer must not bring it back.

import type { Db } from '../db.js';
import { statement } from '../statement.js';

const TOMBSTONE = statement('SELECT at FROM tombstones WHERE conversation_id = ?');

/** True from the moment its tombstone stands. */
export function isErased(db: Db, conversationId: string): boolean {
  return db.get(TOMBSTONE, [conversationId]) !== undefined;
}
