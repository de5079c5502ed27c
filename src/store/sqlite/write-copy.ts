// An embedded store made of the rows of another one: how a store without files of its own is backed up.

import { existsSync } from 'node:fs';
import { AppError } from '../../domain/errors.js';
import type { CopiedKinds, CopiedRows } from '../contract/copy.js';
import { openConnection } from './connection.js';
import type { Db } from './db.js';
import { statement } from './statement.js';
import type { Table } from './table.js';
import * as tables from './tables.js';

const VOID_BEFORE = statement('UPDATE contacts SET void_before = ? WHERE id = ?');
const HELD_UNTIL = statement('UPDATE conversations SET held_until = ? WHERE id = ?');
const USED_CODE = statement('INSERT INTO used_codes (account_id, step, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
const FACT = statement('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING');

type Writer<T> = (db: Db, row: T) => void;

function into<T>(table: Table<T>): Writer<T> {
  return (db, row) => void db.run(table.insert, table.values(row));
}

const WRITERS: { readonly [K in keyof CopiedKinds]: Writer<CopiedKinds[K]> } = {
  contacts: (db, contact) => {
    into(tables.CONTACTS)(db, contact);
    db.run(VOID_BEFORE, [contact.voidBefore, contact.id]);
  },
  turns: into(tables.TURNS),
  deliveries: into(tables.DELIVERIES),
  conversations: (db, summary) => {
    into(tables.CONVERSATIONS)(db, summary);
    db.run(HELD_UNTIL, [summary.heldUntil, summary.id]);
  },
  holds: into(tables.HOLDS),
  reports: into(tables.REPORTS),
  notes: into(tables.NOTES),
  help: into(tables.HELP),
  reviews: into(tables.REVIEWS),
  acts: into(tables.ACTS),
  accounts: into(tables.ACCOUNTS),
  usedCodes: (db, { accountId, step, at }) => void db.run(USED_CODE, [accountId, step, at]),
  sessions: into(tables.SESSIONS),
  duty: into(tables.DUTY),
  audit: into(tables.AUDIT),
  evidence: into(tables.EVIDENCE),
  evidenceRoots: into(tables.EVIDENCE_ROOTS),
  engagements: into(tables.ENGAGEMENTS),
  entries: into(tables.ENTRIES),
  // The copy's own version stands there already.
  meta: (db, { key, value }) => void db.run(FACT, [key, value]),
  keys: into(tables.KEYS),
  contentBundles: into(tables.CONTENT_BUNDLES),
  contentVersions: into(tables.CONTENT_VERSIONS),
  contentActs: into(tables.CONTENT_ACTS),
  tombstones: into(tables.TOMBSTONES),
};

function write(db: Db, { kind, rows }: CopiedRows): void {
  const writer = WRITERS[kind] as Writer<unknown>;
  db.exec('BEGIN IMMEDIATE');
  for (const row of rows) writer(db, row);
  db.exec('COMMIT');
}

/** Writes the rows into a fresh store at `file`. Rejects with `bad_usage` when there is one already. */
export async function writeCopy(file: string, rows: AsyncIterable<CopiedRows>): Promise<void> {
  if (existsSync(file)) throw new AppError('bad_usage', `${file} is there already: choose another name.`);
  const db = openConnection(file);
  try {
    for await (const some of rows) write(db, some);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
