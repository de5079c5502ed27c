// Versions of the content: inserted, never changed.

import type { ContentStore } from '../../contract/content.js';
import { statement } from '../statement.js';
import { CONTENT_ACTS, CONTENT_BUNDLES, CONTENT_VERSIONS } from '../tables.js';
import type { Operations } from './sync.js';

const BUNDLE = statement(`SELECT ${CONTENT_BUNDLES.columns} FROM content_bundles WHERE hash = ?`);
const VERSION = statement(`SELECT ${CONTENT_VERSIONS.columns} FROM content_versions WHERE n = ?`);
const VERSIONS = statement(
  `SELECT ${CONTENT_VERSIONS.columns} FROM content_versions WHERE n > 0 ORDER BY n DESC LIMIT ?`,
);
const ACTS = statement(`SELECT ${CONTENT_ACTS.columns} FROM content_acts WHERE n > 0 ORDER BY n DESC LIMIT ?`);

/** ContentStore over one connection. */
export const content: Operations<ContentStore> = {
  keepBundle: (db, bundle) => {
    db.run(CONTENT_BUNDLES.insert, CONTENT_BUNDLES.values(bundle));
  },
  bundle: (db, hash) => {
    const row = db.get(BUNDLE, [hash]);
    return row && CONTENT_BUNDLES.object(row);
  },
  insertVersion: (db, version) =>
    db.run(CONTENT_VERSIONS.insert, CONTENT_VERSIONS.values(version)) === 1 ? 'inserted' : 'exists',
  version: (db, n) => {
    const row = db.get(VERSION, [n]);
    return row && CONTENT_VERSIONS.object(row);
  },
  versions: (db, limit) => db.all(VERSIONS, [limit]).map(CONTENT_VERSIONS.object),
  insertAct: (db, act) => (db.run(CONTENT_ACTS.insert, CONTENT_ACTS.values(act)) === 1 ? 'inserted' : 'exists'),
  acts: (db, limit) => db.all(ACTS, [limit]).map(CONTENT_ACTS.object),
};
