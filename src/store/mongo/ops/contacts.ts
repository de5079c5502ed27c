// Contacts: one row a person and channel account, found by its blind look-up.

import type { Contact } from '../../../domain/log.js';
import type { ContactStore } from '../../contract.js';
import { claim, release } from '../claims.js';
import { CONTACTS, CONVERSATIONS, ENTRIES, LOOKUPS, TURNS } from '../collections.js';
import { below, beyond, type Database } from '../database.js';

/** Contacts looked at in one go. */
const PAGE = 500;

/** ContactStore over the database. */
export function contacts(db: Database): ContactStore {
  const rows = db.rows(CONTACTS);
  return {
    insert: (contact) => insert(db, contact),
    async byLookup(lookup) {
      const standing = lookup === '' ? undefined : await db.rows(LOOKUPS).byId(lookup);
      return standing && (await rows.byId(standing.owner));
    },
    byId: (id) => rows.byId(id),
    async touch(id, at) {
      await rows.change({ _id: id }, { $set: { usedAt: at } });
    },
    async dropLookup(id) {
      const contact = await rows.byId(id);
      if (contact === undefined) return;
      await release(db.rows(LOOKUPS), { value: contact.lookup, owner: id });
      await rows.change({ _id: id }, { $set: { lookup: '', address: null } });
    },
    dropUnused: ({ before, limit }) => dropUnused(db, before, limit),
  };
}

async function insert(db: Database, contact: Contact): Promise<'inserted' | 'exists'> {
  const rows = db.rows(CONTACTS);
  if (!(await rows.insert(contact, { voidBefore: 0 }))) return 'exists';
  const isThere = async (owner: string) => (await rows.byId(owner)) !== undefined;
  if (await claim(db.rows(LOOKUPS), { value: contact.lookup, owner: contact.id }, isThere)) return 'inserted';
  await rows.remove({ _id: contact.id });
  return 'exists';
}

/** Walks over all contacts unused since `before`, the longest unused first, until `limit` are dropped. */
async function dropUnused(db: Database, before: number, limit: number): Promise<number> {
  let dropped = 0;
  let after: readonly [number, string] = [-1, ''];
  for (;;) {
    const filter = { $and: [{ usedAt: below(before) }, beyond(['usedAt', '_id'], after)] };
    const page = await db.rows(CONTACTS).find(filter, { order: { usedAt: 1, _id: 1 }, limit: PAGE });
    for (const { id } of page) {
      if (await dropIfEmpty(db, id)) dropped += 1;
      if (dropped === limit) return dropped;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return dropped;
    after = [last.usedAt, last.id];
  }
}

async function isEmpty(db: Database, contactId: string): Promise<boolean> {
  const found = await Promise.all([
    db.rows(ENTRIES).has({ contactId }),
    db.rows(TURNS).has({ contactId }),
    db.rows(CONVERSATIONS).has({ contactId }),
  ]);
  return !found.includes(true);
}

/** Removes a contact of which nothing else is left. Who writes meanwhile keeps it. */
export async function dropIfEmpty(db: Database, contactId: string): Promise<boolean> {
  const [document] = await db.rows(CONTACTS).documents({ _id: contactId }, { limit: 1 });
  if (document === undefined || !(await isEmpty(db, contactId))) return false;
  await db.rows(CONTACTS).remove({ _id: contactId });
  const contact = CONTACTS.object(document);
  if (!(await isEmpty(db, contactId))) {
    await db.rows(CONTACTS).insert(contact, { voidBefore: document.voidBefore });
    return false;
  }
  await release(db.rows(LOOKUPS), { value: contact.lookup, owner: contactId });
  return true;
}
