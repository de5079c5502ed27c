// All rows for a copy, read while the service goes on.
//
// Without a snapshot what is read later may be newer. The order makes of it what a crash leaves behind, and what the sweeper
// finishes: turns first; replies of turns that were not read are left out; an entry whose turn was not read, or was made in the
// last minute before, is pending again, so that all that follows from it is written once more; a message whose reading came too late
// for the copy waits for it again. Keys and tombstones come last.

import { type Entry, isOutcome, REPLIES_PER_TURN, type Turn } from '../../domain/log.js';
import type { CopiedKinds, CopiedRows } from '../contract/copy.js';
import type { Key } from '../page.js';
import type { Collection, Document } from './collection.js';
import * as collections from './collections.js';
import { beyond, type Database } from './database.js';

/** Rows in one piece. */
const PIECE = 1_000;
/** What follows from a turn is written within this time, or a crash came in between. */
const SETTLES_MS = 60_000;
/** Facts that are of one store and not of its copy. */
const OWN_FACTS = ['schemaVersion', 'ping', 'restoring'];

/** Every document of a collection, in the order of some fields that no two share. */
async function* documentsOf(db: Database, { name, schema }: Pick<Collection<object>, 'name' | 'schema'>, by = ['_id']) {
  const rows = db.rows({ name, schema } as Collection<object>);
  const order = Object.fromEntries(by.map((field) => [field, 1] as const));
  let after: Key = by.map((field) => ({ at: -1, n: -1, seq: -1, size: -1 })[field] ?? '');
  for (;;) {
    const piece = await rows.documents(beyond(by, after), { order, limit: PIECE });
    if (piece.length > 0) yield piece;
    const last = piece.at(-1);
    if (last === undefined || piece.length < PIECE) return;
    after = by.map((field) => last[field] as string | number);
  }
}

/** Rows of one kind, changed or left out by `keep`. */
async function* rowsOf<K extends keyof CopiedKinds>(
  db: Database,
  kind: K,
  collection: Collection<CopiedKinds[K]>,
  keep: (row: CopiedKinds[K]) => CopiedKinds[K] | undefined = (row) => row,
  by = ['_id'],
): AsyncGenerator<CopiedRows> {
  const { name, schema } = collection;
  for await (const piece of documentsOf(db, { name, schema }, by)) {
    const rows = piece.map((document) => keep(collection.object(document))).filter((row) => row !== undefined);
    yield { kind, rows } as unknown as CopiedRows;
  }
}

/** What was read of the log: which turns there are, and which entries have an outcome that had time to settle. */
class ReadTurns {
  readonly #turns = new Set<string>();
  readonly #settled = new Set<string>();
  readonly #read = new Set<string>();
  readonly #before: number;

  constructor(before: number) {
    this.#before = before;
  }

  note(turn: Turn): Turn {
    this.#turns.add(`${turn.contactId}:${turn.turn}`);
    const entry = `${turn.contactId}:${turn.entrySeq}`;
    // What was made of a turn is written after it: of a young one the copy may lack it, and it is done once more.
    if (turn.at < this.#before) (isOutcome(turn) ? this.#settled : this.#read).add(entry);
    return turn;
  }

  has(contactId: string, seq: number): boolean {
    return this.#turns.has(`${contactId}:${Math.floor(seq / REPLIES_PER_TURN)}`);
  }

  /** The entry as the copy holds it. */
  entry(entry: Entry): Entry {
    const id = `${entry.contactId}:${entry.seq}`;
    if (entry.state === 'done' && !this.#settled.has(id)) return { ...entry, state: 'pending', toRead: null };
    const readMeanwhile = entry.readTries > 0 && entry.toRead === null && !this.#read.has(id);
    return readMeanwhile ? { ...entry, toRead: 0, readTries: 0 } : entry;
  }
}

/** All rows, in the order that makes the copy whole. `now` is the time at which reading begins. */
export async function* copyOf(db: Database, now: number): AsyncGenerator<CopiedRows> {
  const turns = new ReadTurns(now - SETTLES_MS);
  yield* rowsOf(db, 'turns', collections.TURNS, (turn) => turns.note(turn));
  yield* rowsOf(db, 'deliveries', collections.DELIVERIES, (one) =>
    turns.has(one.contactId, one.seq) ? one : undefined,
  );
  yield* conversationsOf(db);
  yield* rowsOf(db, 'holds', collections.HOLDS);
  yield* rowsOf(db, 'reports', collections.REPORTS);
  yield* rowsOf(db, 'notes', collections.NOTES);
  yield* rowsOf(db, 'help', collections.HELP);
  yield* rowsOf(db, 'reviews', collections.REVIEWS);
  yield* rowsOf(db, 'acts', collections.ACTS);
  yield* rowsOf(db, 'accounts', collections.ACCOUNTS);
  yield* rowsOf(db, 'usedCodes', collections.USED_CODES);
  yield* rowsOf(db, 'sessions', collections.SESSIONS);
  yield* rowsOf(db, 'duty', collections.DUTY);
  // The copy lists these in the order in which they come.
  yield* rowsOf(db, 'audit', collections.AUDIT, undefined, ['at', 'chain', 'n']);
  // Append-only: what is read of the log is a beginning of it, and roots come first, so that none covers more than was read.
  yield* rowsOf(db, 'evidenceRoots', collections.EVIDENCE_ROOTS, undefined, ['size']);
  yield* rowsOf(db, 'evidence', collections.EVIDENCE, undefined, ['seq']);
  // In a row's own order: what is read of it is a beginning of it.
  yield* rowsOf(db, 'engagements', collections.ENGAGEMENTS, undefined, ['realm', 'id', 'n']);
  yield* contactsOf(db);
  yield* rowsOf(db, 'entries', collections.ENTRIES, (entry) => turns.entry(entry));
  yield* rowsOf(db, 'meta', collections.META, (fact) => (OWN_FACTS.includes(fact.key) ? undefined : fact));
  yield* rowsOf(db, 'contentActs', collections.CONTENT_ACTS);
  yield* rowsOf(db, 'contentVersions', collections.CONTENT_VERSIONS);
  yield* rowsOf(db, 'contentBundles', collections.CONTENT_BUNDLES);
  yield* rowsOf(db, 'keys', collections.KEYS);
  yield* rowsOf(db, 'tombstones', collections.TOMBSTONES, undefined, ['order']);
}

async function* contactsOf(db: Database): AsyncGenerator<CopiedRows> {
  const { name, schema } = collections.CONTACTS;
  const row = (document: Document) => ({
    ...collections.CONTACTS.object(document),
    voidBefore: Number(document.voidBefore ?? 0),
  });
  for await (const piece of documentsOf(db, { name, schema })) yield { kind: 'contacts', rows: piece.map(row) };
}

async function* conversationsOf(db: Database): AsyncGenerator<CopiedRows> {
  const { name, schema } = collections.CONVERSATIONS;
  const row = (document: Document) => ({
    ...collections.CONVERSATIONS.object(document),
    heldUntil: typeof document.heldUntil === 'number' ? document.heldUntil : null,
  });
  for await (const piece of documentsOf(db, { name, schema })) yield { kind: 'conversations', rows: piece.map(row) };
}
