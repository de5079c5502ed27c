// Version 7: the evidence log of engagements and the signed roots over it.

import type { Migration } from './migration.js';

const SQL = `
CREATE TABLE evidence (seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, thread_id TEXT NOT NULL,
  thread_seq INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, done_by TEXT NOT NULL, commitment TEXT NOT NULL,
  sealed_hash TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, sealed BLOB NOT NULL,
  UNIQUE (thread_id, thread_seq));
CREATE TABLE evidence_roots (size INTEGER PRIMARY KEY, root_hash TEXT NOT NULL, at INTEGER NOT NULL,
  statement TEXT NOT NULL, signature BLOB NOT NULL, key_id TEXT NOT NULL, timestamp BLOB);
CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence BEGIN SELECT RAISE (ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_unchanged BEFORE UPDATE ON evidence BEGIN SELECT RAISE (ABORT, 'evidence is append-only'); END;
`;

/** The evidence log. */
export const evidence: Migration = {
  version: 7,
  says: 'makes room for the evidence of engagements',
  sql: SQL,
};
