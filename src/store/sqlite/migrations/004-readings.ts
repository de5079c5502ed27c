// Version 4: what waits for the second reader, and where a talk goes on after a reading of an older one.

import type { Migration } from './migration.js';

const SQL = `
ALTER TABLE entries ADD COLUMN to_read INTEGER;
ALTER TABLE entries ADD COLUMN read_tries INTEGER NOT NULL DEFAULT 0;
CREATE INDEX entries_to_read ON entries (to_read, at, contact_id, seq) WHERE to_read IS NOT NULL;
ALTER TABLE turns ADD COLUMN goes_on_at INTEGER;
`;

/** Readings by the second reader. What was written before is not read again. */
export const readings: Migration = {
  version: 4,
  says: 'makes room for readings by the second reader',
  sql: SQL,
};
