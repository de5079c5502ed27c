// The evidence log: appended, read, never changed.

import { CUSTODY_KINDS } from '../../../domain/evidence.js';
import type { EvidenceStore } from '../../contract/evidence.js';
import { EVIDENCE, EVIDENCE_ROOTS } from '../collections.js';
import { above, below, type Database, oneOf } from '../database.js';

/** EvidenceStore over the database. */
export function evidence(db: Database): EvidenceStore {
  const rows = db.rows(EVIDENCE);
  const roots = db.rows(EVIDENCE_ROOTS);
  return {
    // One after the other: whoever sees a record sees all before it.
    async append(entries) {
      for (const [n, entry] of entries.entries()) if (!(await rows.insert(entry))) return n;
      return entries.length;
    },
    head: () => rows.first({}, { seq: -1 }),
    async lastOf(threadId) {
      return (await rows.first({ threadId }, { threadId: -1, threadSeq: -1 }))?.threadSeq ?? 0;
    },
    byUids: (uids) => rows.find({ uid: oneOf(uids) }),
    ofThread: (threadId, after, limit) =>
      rows.find({ threadId, threadSeq: above(after) }, { order: { threadId: 1, threadSeq: 1 }, limit }),
    custodyOf: (threadId, before, limit) =>
      rows.find(
        { threadId, threadSeq: below(before), kind: oneOf(CUSTODY_KINDS) },
        { order: { threadId: -1, threadSeq: -1 }, limit },
      ),
    after: (seq, limit) => rows.find({ seq: above(seq) }, { order: { seq: 1 }, limit }),
    async hashesAfter(seq, limit) {
      const found = await rows.documents({ seq: above(seq) }, { order: { seq: 1 }, limit, fields: ['hash'] });
      return found.map(({ hash }) => String(hash));
    },
    addRoot: async (root) => ((await roots.insert(root)) ? 'inserted' : 'exists'),
    rootsAfter: (size, limit) => roots.find({ size: above(size) }, { order: { size: 1 }, limit }),
    lastRoot: () => roots.first({}, { size: -1 }),
  };
}
