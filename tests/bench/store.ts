// Durable turns per second of the embedded store: grouped callers against one-by-one autocommit on the same disk.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from '../../src/store/contract.js';
import { openRaw } from '../../src/store/sqlite/connection.js';
import { migrateDb } from '../../src/store/sqlite/migrate.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { statement } from '../../src/store/sqlite/statement.js';
import { ENTRIES } from '../../src/store/sqlite/tables.js';
import { aContact, aDelivery, anEntry, aSummary, aTurn, aTurnRecord } from '../fixtures/rows.js';
import { freshPath } from '../helpers/sqlite.js';

const BYTES = new Uint8Array(300).fill(7);
const LEASE_NOTHING = statement('SELECT 1 AS one');

/** One message's way: entry, try, turn with reply and summary. Three durable writes in a row. */
async function oneTurn(store: Store, contactId: string, n: number): Promise<void> {
  const entry = anEntry({ contactId, seq: n, uid: `${contactId}-${n}`, updateId: `u${n}`, sealed: BYTES });
  await store.log.append(entry);
  await store.log.countAttempt(contactId, n);
  const turn = aTurn({ contactId, turn: n, what: `outcome:${entry.uid}`, sealed: BYTES });
  const summary = aSummary({ contactId, appliedTurn: n });
  await store.log.recordTurn(
    aTurnRecord({ turn, summary, deliveries: [aDelivery({ contactId, turn: n, sealed: BYTES })] }),
  );
}

async function grouped(store: Store, callers: number, turns: number, name: string): Promise<readonly number[]> {
  const took: number[] = [];
  const caller = async (c: number) => {
    const contactId = `${name}-${c}`;
    await store.contacts.insert(aContact({ id: contactId }));
    for (let n = 1; n <= turns; n += 1) {
      const start = performance.now();
      await oneTurn(store, contactId, n);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, c) => caller(c)));
  return took.sort((a, b) => a - b);
}

/** Inserts entries one by one, each in its own commit, on this thread. */
function autocommit(path: string, rows: number): number {
  const db = openRaw(path);
  migrateDb(db);
  db.get(LEASE_NOTHING, []);
  const start = performance.now();
  for (let n = 1; n <= rows; n += 1) {
    db.run(ENTRIES.insert, ENTRIES.values(anEntry({ seq: n, uid: `${n}`, updateId: `u${n}`, sealed: BYTES })));
  }
  const seconds = (performance.now() - start) / 1_000;
  db.close();
  return rows / seconds;
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
}

/** Rates of the store by itself. */
export interface StoreFigures {
  /** Entries a second, one insert at a time, each in its own commit. */
  readonly autocommit: number;
  /** Turns a second (entry, try and turn, each durable) by the number of concurrent callers. */
  readonly turns: readonly {
    readonly callers: number;
    readonly perSecond: number;
    readonly p50: string;
    readonly p99: string;
  }[];
}

/** Measures the peer first, then the store, on fresh files. */
export async function measureStore(callerCounts: readonly number[] = [1, 64, 256]): Promise<StoreFigures> {
  const alonePath = await freshPath();
  const single = autocommit(alonePath, 2_000);
  await rm(dirname(alonePath), { recursive: true });
  const path = await freshPath();
  const store = await openSqliteStore({ path });
  await grouped(store, 8, 20, 'warm');
  const turns = [];
  for (const callers of callerCounts) {
    const start = performance.now();
    const took = await grouped(store, callers, Math.ceil(6_000 / callers / (callers === 1 ? 10 : 1)), `g${callers}`);
    const perSecond = took.length / ((performance.now() - start) / 1_000);
    turns.push({ callers, perSecond, p50: at(took, 0.5), p99: at(took, 0.99) });
  }
  await store.close();
  await rm(dirname(path), { recursive: true });
  return { autocommit: single, turns };
}
