// Fills an empty database with the rows of another store. Cut off, it is run again; until it is done nobody can open the store.

import { mongo } from 'mongoose';
import { AppError } from '../../domain/errors.js';
import type { QueueAct } from '../../domain/help-request.js';
import type { CopiedKinds, CopiedRows } from '../contract/copy.js';
import * as collections from './collections.js';
import { type Database, oneOf } from './database.js';
import { createSchema, finishSchema, RESTORING, versionOf } from './migrate.js';
import { doneSeqOf } from './ops/log.js';
import { meta } from './ops/meta.js';

/** Facts that are of one store and not of its copy. */
const OWN_FACTS = ['schemaVersion', 'ping', RESTORING];

type Loader<T> = (db: Database, rows: readonly T[]) => Promise<void>;

const LOADERS: { readonly [K in keyof CopiedKinds]: Loader<CopiedKinds[K]> } = {
  async contacts(db, rows) {
    await db.rows(collections.CONTACTS).insertMissing(rows, ({ voidBefore }) => ({ voidBefore }));
    const known = rows.filter(({ lookup }) => lookup !== '');
    await db.rows(collections.LOOKUPS).insertMissing(known.map(({ lookup, id }) => ({ value: lookup, owner: id })));
  },
  turns: (db, rows) => db.rows(collections.TURNS).insertMissing(rows, (turn) => ({ doneSeq: doneSeqOf(turn) })),
  deliveries: (db, rows) => db.rows(collections.DELIVERIES).insertMissing(rows),
  conversations: (db, rows) =>
    db.rows(collections.CONVERSATIONS).insertMissing(rows, ({ heldUntil }) => ({ heldUntil })),
  holds: (db, rows) => db.rows(collections.HOLDS).insertMissing(rows),
  reports: (db, rows) => db.rows(collections.REPORTS).insertMissing(rows),
  notes: (db, rows) => db.rows(collections.NOTES).insertMissing(rows),
  help: (db, rows) => db.rows(collections.HELP).insertMissing(rows),
  reviews: (db, rows) => db.rows(collections.REVIEWS).insertMissing(rows),
  acts: loadActs,
  async accounts(db, rows) {
    await db.rows(collections.ACCOUNTS).insertMissing(rows);
    await db.rows(collections.NAMES).insertMissing(rows.map(({ nameKey, id }) => ({ value: nameKey, owner: id })));
  },
  usedCodes: (db, rows) => db.rows(collections.USED_CODES).insertMissing(rows),
  sessions: (db, rows) => db.rows(collections.SESSIONS).insertMissing(rows),
  duty: (db, rows) => db.rows(collections.DUTY).insertMissing(rows),
  audit: (db, rows) => db.rows(collections.AUDIT).insertMissing(rows),
  evidence: (db, rows) => db.rows(collections.EVIDENCE).insertMissing(rows),
  evidenceRoots: (db, rows) => db.rows(collections.EVIDENCE_ROOTS).insertMissing(rows),
  engagements: (db, rows) => db.rows(collections.ENGAGEMENTS).insertMissing(rows),
  entries: (db, rows) => db.rows(collections.ENTRIES).insertMissing(rows),
  meta: (db, rows) => db.rows(collections.META).insertMissing(rows.filter(({ key }) => !OWN_FACTS.includes(key))),
  keys: (db, rows) => db.rows(collections.KEYS).insertMissing(rows),
  contentBundles: (db, rows) => db.rows(collections.CONTENT_BUNDLES).insertMissing(rows),
  contentVersions: (db, rows) => db.rows(collections.CONTENT_VERSIONS).insertMissing(rows),
  contentActs: (db, rows) => db.rows(collections.CONTENT_ACTS).insertMissing(rows),
  tombstones: (db, rows) =>
    db.rows(collections.TOMBSTONES).insertMissing(rows, () => ({ order: new mongo.ObjectId().toHexString() })),
};

async function loadActs(db: Database, rows: readonly QueueAct[]): Promise<void> {
  const ids = [...new Set(rows.map(({ itemId }) => itemId))];
  const wanted = { fields: ['conversationId'] };
  const items = await Promise.all([
    db.rows(collections.HELP).documents({ _id: oneOf(ids) }, wanted),
    db.rows(collections.REVIEWS).documents({ _id: oneOf(ids) }, wanted),
  ]);
  const conversationOf = new Map(items.flat().map(({ _id, conversationId }) => [_id, String(conversationId)]));
  await db
    .rows(collections.ACTS)
    .insertMissing(rows, ({ itemId }) => ({ conversationId: conversationOf.get(itemId) ?? '' }));
}

/** Rejects with `bad_usage` when there is a store already. */
export async function refuseFull(db: Database): Promise<void> {
  if ((await versionOf(db)) === 0) return;
  throw new AppError('bad_usage', 'There is a store in this database already: name an empty one in STORE_URL.');
}

/** Makes the store of these rows. */
export async function loadCopy(db: Database, rows: AsyncIterable<CopiedRows>): Promise<void> {
  await refuseFull(db);
  await meta(db).set(RESTORING, 'yes');
  await createSchema(db);
  for await (const some of rows) await (LOADERS[some.kind] as Loader<unknown>)(db, some.rows);
  await finishSchema(db);
}
