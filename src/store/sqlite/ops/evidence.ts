// The evidence log: appended, read, never changed.

import { CUSTODY_KINDS } from '../../../domain/evidence.js';
import type { EvidenceStore } from '../../contract/evidence.js';
import type { Row } from '../db.js';
import { statement } from '../statement.js';
import { EVIDENCE, EVIDENCE_ROOTS } from '../tables.js';
import type { Operations } from './sync.js';

const E = EVIDENCE.columns;
const R = EVIDENCE_ROOTS.columns;
const HEAD = statement(`SELECT ${E} FROM evidence WHERE seq > 0 ORDER BY seq DESC LIMIT 1`);
const LAST_OF = statement('SELECT max(thread_seq) AS n FROM evidence WHERE thread_id = ?');
const BY_UID = statement(`SELECT ${E} FROM evidence WHERE uid = ?`);
const OF_THREAD = statement(
  `SELECT ${E} FROM evidence WHERE thread_id = ? AND thread_seq > ? ORDER BY thread_seq LIMIT ?`,
);
const CUSTODY_OF = statement(
  `SELECT ${E} FROM evidence WHERE thread_id = ? AND thread_seq < ? AND kind IN (${CUSTODY_KINDS.map((kind) => `'${kind}'`).join(', ')})
   ORDER BY thread_seq DESC LIMIT ?`,
);
const AFTER = statement(`SELECT ${E} FROM evidence WHERE seq > ? ORDER BY seq LIMIT ?`);
const HASHES = statement('SELECT hash FROM evidence WHERE seq > ? ORDER BY seq LIMIT ?');
const ROOTS = statement(`SELECT ${R} FROM evidence_roots WHERE size > ? ORDER BY size LIMIT ?`);
const LAST_ROOT = statement(`SELECT ${R} FROM evidence_roots WHERE size > 0 ORDER BY size DESC LIMIT 1`);

/** EvidenceStore over one connection. */
export const evidence: Operations<EvidenceStore> = {
  append: (db, entries) => {
    const refused = entries.findIndex((entry) => db.run(EVIDENCE.insert, EVIDENCE.values(entry)) === 0);
    return refused === -1 ? entries.length : refused;
  },
  head: (db) => one(db.get(HEAD, []), EVIDENCE.object),
  lastOf: (db, threadId) => Number(db.get(LAST_OF, [threadId])?.n ?? 0),
  byUids: (db, uids) => uids.flatMap((uid) => one(db.get(BY_UID, [uid]), EVIDENCE.object) ?? []),
  ofThread: (db, threadId, after, limit) => db.all(OF_THREAD, [threadId, after, limit]).map(EVIDENCE.object),
  custodyOf: (db, threadId, before, limit) => db.all(CUSTODY_OF, [threadId, before, limit]).map(EVIDENCE.object),
  after: (db, seq, limit) => db.all(AFTER, [seq, limit]).map(EVIDENCE.object),
  hashesAfter: (db, seq, limit) => db.all(HASHES, [seq, limit]).map(({ hash }) => String(hash)),
  addRoot: (db, root) => (db.run(EVIDENCE_ROOTS.insert, EVIDENCE_ROOTS.values(root)) === 1 ? 'inserted' : 'exists'),
  rootsAfter: (db, size, limit) => db.all(ROOTS, [size, limit]).map(EVIDENCE_ROOTS.object),
  lastRoot: (db) => one(db.get(LAST_ROOT, []), EVIDENCE_ROOTS.object),
};

function one<T>(row: Row | undefined, object: (row: Row) => T): T | undefined {
  return row === undefined ? undefined : object(row);
}
