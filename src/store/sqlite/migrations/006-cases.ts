// Version 6: legal holds, reports that are found by their code, and deletion that was asked for with the code word.

import type { Migration } from './migration.js';

const SQL = `
ALTER TABLE conversations ADD COLUMN erasure_by_word INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN held_until INTEGER;
CREATE TABLE holds (conversation_id TEXT NOT NULL, n INTEGER NOT NULL, act TEXT NOT NULL, done_by TEXT NOT NULL,
  at INTEGER NOT NULL, until INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (conversation_id, n)) STRICT;
CREATE INDEX holds_at ON holds (at);
CREATE TABLE reports (lookup TEXT NOT NULL, conversation_id TEXT NOT NULL, contact_id TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (lookup, conversation_id)) STRICT;
CREATE INDEX reports_conversation ON reports (conversation_id);
CREATE INDEX reports_lookup ON reports (lookup, at, conversation_id);
`;

/** Holds and reports. Reports made before have no look-up: their codes stay what staff find them by. */
export const cases: Migration = {
  version: 6,
  says: 'makes room for legal holds and for reports that are found by their code',
  sql: SQL,
};
