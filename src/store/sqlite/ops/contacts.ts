// Contacts: one row a person and channel account, found by its blind look-up.

import type { ContactStore } from '../../contract.js';
import { statement } from '../statement.js';
import { CONTACTS } from '../tables.js';
import type { Operations } from './sync.js';

const BY_LOOKUP = statement(`SELECT ${CONTACTS.columns} FROM contacts WHERE lookup = ?`);
const BY_ID = statement(`SELECT ${CONTACTS.columns} FROM contacts WHERE id = ?`);
const TOUCH = statement('UPDATE contacts SET used_at = ? WHERE id = ?');
const DROP_LOOKUP = statement('UPDATE contacts SET lookup = NULL, address = NULL WHERE id = ?');
const DROP_UNUSED = statement(
  `DELETE FROM contacts WHERE id IN (SELECT c.id FROM contacts c WHERE c.used_at < ?
   AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.contact_id = c.id)
   AND NOT EXISTS (SELECT 1 FROM turns t WHERE t.contact_id = c.id)
   AND NOT EXISTS (SELECT 1 FROM conversations v WHERE v.contact_id = c.id) ORDER BY c.used_at LIMIT ?)`,
);

/** ContactStore over one connection. */
export const contacts: Operations<ContactStore> = {
  insert: (db, contact) => (db.run(CONTACTS.insert, CONTACTS.values(contact)) === 1 ? 'inserted' : 'exists'),
  byLookup: (db, lookup) => {
    if (lookup === '') return undefined;
    const row = db.get(BY_LOOKUP, [lookup]);
    return row && CONTACTS.object(row);
  },
  byId: (db, id) => {
    const row = db.get(BY_ID, [id]);
    return row && CONTACTS.object(row);
  },
  touch: (db, id, at) => {
    db.run(TOUCH, [at, id]);
  },
  dropLookup: (db, id) => {
    db.run(DROP_LOOKUP, [id]);
  },
  dropUnused: (db, { before, limit }) => db.run(DROP_UNUSED, [before, limit]),
};
