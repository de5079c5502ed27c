// Version 8: the records of engagements.

import type { Migration } from './migration.js';

const SQL = `
CREATE TABLE engagements (realm TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL, uid TEXT NOT NULL, kind TEXT NOT NULL,
  at INTEGER NOT NULL, done_by TEXT NOT NULL, sealed BLOB NOT NULL, state BLOB,
  UNIQUE (realm, id, n), UNIQUE (realm, id, uid));
CREATE UNIQUE INDEX engagement_rows ON engagements (realm, id) WHERE n = 1;
CREATE INDEX engagement_states ON engagements (realm, id, n) WHERE state IS NOT NULL;
CREATE TRIGGER engagements_stay BEFORE DELETE ON engagements BEGIN SELECT RAISE (ABORT, 'records are append-only'); END;
CREATE TRIGGER engagements_unchanged BEFORE UPDATE ON engagements BEGIN SELECT RAISE (ABORT, 'records are append-only'); END;
`;

/** Records of engagements. */
export const engagements: Migration = {
  version: 8,
  says: 'makes room for the records of engagements',
  sql: SQL,
};
