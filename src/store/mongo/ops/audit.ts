// The audit log: inserted under (chain, n), read newest first, never changed.

import type { AuditStore } from '../../contract.js';
import { beginOf, pageFrom } from '../../page.js';
import { AUDIT } from '../collections.js';
import { beyond, type Database, from } from '../database.js';

/** A key after all events: the newest come first. */
const NEWEST = [Number.MAX_SAFE_INTEGER, '', 0] as const;

/** AuditStore over the database. */
export function audit(db: Database): AuditStore {
  const rows = db.rows(AUDIT);
  return {
    append: async (event) => ((await rows.insert(event)) ? 'appended' : 'taken'),
    async list(request) {
      const { actor, object, limit } = request;
      const of = { ...(object !== undefined && { object }), ...(actor !== undefined && { actor }) };
      const lead = object !== undefined ? { object: -1 } : actor !== undefined ? { actor: -1 } : {};
      const older = beyond(['at', 'chain', 'n'], beginOf(request, NEWEST), -1);
      const order = { ...lead, at: -1, chain: -1, n: -1 } as Readonly<Record<string, -1>>;
      const found = await rows.find({ ...of, ...older }, { order, limit: limit + 1 });
      return pageFrom(found, limit, ({ at, chain, n }) => [at, chain, n]);
    },
    chain: (chain, first, limit) => rows.find({ chain, n: from(first) }, { order: { chain: 1, n: 1 }, limit }),
    chains: () => rows.distinct('chain'),
  };
}
