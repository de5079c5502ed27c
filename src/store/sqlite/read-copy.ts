// The rows of a closed embedded store on their way into a store of another kind.

import type { CopiedKinds, CopiedRows } from '../contract/copy.js';
import { openConnection } from './connection.js';
import type { Db, Row } from './db.js';
import { type Statement, statement } from './statement.js';
import type { Table } from './table.js';
import * as tables from './tables.js';

/** Rows in one piece. */
const PIECE = 1_000;

/** Where rows of one kind lie: a walk by row number, and the object that a row holds. */
interface Source<T> {
  readonly after: Statement;
  readonly object: (row: Row) => T;
}

function walk(table: string, columns: string): Statement {
  return statement(`SELECT rowid AS row_number, ${columns} FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`);
}

function of<T>(table: Table<T>): Source<T> {
  return { after: walk(table.name, table.columns), object: (row) => table.object(row) };
}

/** In the order in which they are to be written: what others refer to comes first. */
const SOURCES: { readonly [K in keyof CopiedKinds]: Source<CopiedKinds[K]> } = {
  contacts: {
    after: walk('contacts', `${tables.CONTACTS.columns}, void_before`),
    object: (row) => ({ ...tables.CONTACTS.object(row), voidBefore: Number(row.void_before) }),
  },
  turns: of(tables.TURNS),
  deliveries: of(tables.DELIVERIES),
  conversations: {
    after: walk('conversations', `${tables.CONVERSATIONS.columns}, held_until`),
    object: (row) => ({
      ...tables.CONVERSATIONS.object(row),
      heldUntil: typeof row.held_until === 'number' ? row.held_until : null,
    }),
  },
  holds: of(tables.HOLDS),
  reports: of(tables.REPORTS),
  notes: of(tables.NOTES),
  help: of(tables.HELP),
  reviews: of(tables.REVIEWS),
  acts: of(tables.ACTS),
  accounts: of(tables.ACCOUNTS),
  usedCodes: {
    after: walk('used_codes', 'account_id, step, at'),
    object: (row) => ({ accountId: String(row.account_id), step: String(row.step), at: Number(row.at) }),
  },
  sessions: of(tables.SESSIONS),
  duty: of(tables.DUTY),
  audit: of(tables.AUDIT),
  evidence: of(tables.EVIDENCE),
  evidenceRoots: of(tables.EVIDENCE_ROOTS),
  engagements: of(tables.ENGAGEMENTS),
  entries: of(tables.ENTRIES),
  meta: {
    after: walk('meta', 'key, value'),
    object: (row) => ({ key: String(row.key), value: String(row.value) }),
  },
  keys: of(tables.KEYS),
  contentBundles: of(tables.CONTENT_BUNDLES),
  contentVersions: of(tables.CONTENT_VERSIONS),
  contentActs: of(tables.CONTENT_ACTS),
  tombstones: of(tables.TOMBSTONES),
};

function* piecesOf(db: Db, kind: keyof CopiedKinds): Generator<CopiedRows> {
  const { after, object } = SOURCES[kind] as Source<unknown>;
  let last = 0;
  for (;;) {
    const rows = db.all(after, [last, PIECE]);
    if (rows.length === 0) return;
    yield { kind, rows: rows.map((row) => object(row)) } as CopiedRows;
    last = Number(rows.at(-1)?.row_number);
  }
}

/** All rows of the store at `file`, which nobody else may have open. Throws `bad_config` when it is of another version. */
export async function* readCopy(file: string): AsyncGenerator<CopiedRows> {
  const db = openConnection(file);
  try {
    for (const kind of Object.keys(SOURCES)) yield* piecesOf(db, kind as keyof CopiedKinds);
  } finally {
    db.close();
  }
}
