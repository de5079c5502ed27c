// Nothing is written for an erased conversation. There are no transactions: whoever writes looks before and after, and takes back
// what an erasure that came in between did not see any more.

import {
  ACTS,
  CONVERSATIONS,
  DELIVERIES,
  ENTRIES,
  HELP,
  HOLDS,
  KEYS,
  LEASES,
  NOTES,
  REPORTS,
  REVIEWS,
  TOMBSTONES,
  TURNS,
} from './collections.js';
import type { Database } from './database.js';

/** True from the moment its tombstone stands. */
export async function isErased(db: Database, conversationId: string): Promise<boolean> {
  return await db.rows(TOMBSTONES).has({ _id: conversationId });
}

/** Destroys all rows of a conversation, its data key last. Idempotent. */
export async function removeRows(db: Database, conversationId: string): Promise<void> {
  const of = { conversationId };
  await Promise.all([
    db.rows(ENTRIES).remove({ ...of }),
    db.rows(TURNS).remove({ ...of }),
    db.rows(LEASES).remove({ ...of }),
    db.rows(DELIVERIES).remove({ ...of }),
    db.rows(NOTES).remove({ ...of }),
    db.rows(HOLDS).remove({ ...of }),
    db.rows(REPORTS).remove({ ...of }),
    // The items before their acts: whoever acts on one finds it gone and takes the act back.
    db.rows(HELP).remove({ ...of }),
    db.rows(REVIEWS).remove({ ...of }),
  ]);
  await db.rows(ACTS).remove({ ...of });
  await db.rows(CONVERSATIONS).remove({ _id: conversationId });
  await db.rows(KEYS).remove({ _id: conversationId });
}

/** Writes unless the conversation is erased, before or meanwhile: then nothing stays and `otherwise` is given. */
export async function unlessErased<T>(
  db: Database,
  conversationId: string,
  otherwise: T,
  write: () => Promise<T>,
): Promise<T> {
  if (await isErased(db, conversationId)) return otherwise;
  const outcome = await write();
  if (!(await isErased(db, conversationId))) return outcome;
  await removeRows(db, conversationId);
  return otherwise;
}
