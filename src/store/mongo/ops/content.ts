// Versions of the content: inserted, never changed.

import type { ContentStore } from '../../contract/content.js';
import { CONTENT_ACTS, CONTENT_BUNDLES, CONTENT_VERSIONS } from '../collections.js';
import { above, type Database } from '../database.js';

/** Newest first, over the index. */
const NEWEST = { n: -1 } as const;

/** ContentStore over the database. */
export function content(db: Database): ContentStore {
  const bundles = db.rows(CONTENT_BUNDLES);
  const versions = db.rows(CONTENT_VERSIONS);
  const acts = db.rows(CONTENT_ACTS);
  return {
    async keepBundle(bundle) {
      await bundles.insert(bundle);
    },
    bundle: (hash) => bundles.byId(hash),
    insertVersion: async (version) => ((await versions.insert(version)) ? 'inserted' : 'exists'),
    version: (n) => versions.byId(String(n)),
    versions: (limit) => versions.find({ n: above(0) }, { order: NEWEST, limit }),
    insertAct: async (act) => ((await acts.insert(act)) ? 'inserted' : 'exists'),
    acts: (limit) => acts.find({ n: above(0) }, { order: NEWEST, limit }),
  };
}
