// Does a message, a page of the queue or a conversation cost more when there is more in the store? From 1,000 to 1,000,000 turns.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from '../../src/store/contract.js';
import { openRaw } from '../../src/store/sqlite/connection.js';
import { migrateDb } from '../../src/store/sqlite/migrate.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { contacts } from '../../src/store/sqlite/ops/contacts.js';
import { log } from '../../src/store/sqlite/ops/log.js';
import {
  aContact,
  aDelivery,
  aHelpRequest,
  anEntry,
  aReviewItem,
  aSummary,
  aTurn,
  aTurnRecord,
  T0,
} from '../fixtures/rows.js';
import { freshPath } from '../helpers/sqlite.js';
import { quantile } from './http.js';

/** Turns in the store at each measurement. */
export const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
const TURNS_EACH = 10;
const SAMPLES = 200;
const BYTES = new Uint8Array(300).fill(7);
const GROUP = 500;
/** As many rows as the smallest store has: a page is the same work everywhere. */
const PAGE = 5;

/** Milliseconds of one thing at each of `SIZES`, and the exponent: 0 is no growth, 1 grows as the store does. */
export interface Growth {
  readonly what: string;
  /** Part of every message: it may not grow at all. */
  readonly everyMessage: boolean;
  readonly ms: readonly number[];
  readonly exponent: number;
}

const contactOf = (n: number): string => `contact-${n}`;
const conversationOf = (n: number): string => `conversation-of-contact-${n}`;

/** One turn of a contact; one conversation in ten asks for a person, one in twenty is to be reviewed. */
function recordAt(n: number, turn: number) {
  const contactId = contactOf(n);
  const at = T0 + n;
  const made = aTurn({ contactId, turn, at: at + turn, sealed: BYTES });
  return aTurnRecord({
    turn: made,
    deliveries: [aDelivery({ contactId, turn, sealed: BYTES, state: 'sent' })],
    summary: aSummary({ contactId, appliedTurn: turn, startedAt: at, lastAt: at + turn }),
    help: n % 10 === 0 ? aHelpRequest({ contactId, since: at, appliedTurn: turn }) : null,
    review: n % 20 === 0 ? aReviewItem({ contactId, since: at, appliedTurn: turn }) : null,
  });
}

/** Adds conversations `from` to `to`, quickly: it is not the filling that is measured. */
function fill(path: string, from: number, to: number): void {
  const db = openRaw(path);
  migrateDb(db);
  db.pragma('synchronous = OFF');
  for (let first = from; first < to; first += GROUP) {
    db.exec('BEGIN');
    for (let n = first; n < Math.min(first + GROUP, to); n++) {
      contacts.insert(db, aContact({ id: contactOf(n) }));
      for (let turn = 1; turn <= TURNS_EACH; turn++) {
        log.append(db, anEntry({ contactId: contactOf(n), seq: turn, at: T0 + n + turn, sealed: BYTES }));
        log.recordTurn(db, recordAt(n, turn));
      }
    }
    db.exec('COMMIT');
  }
  db.close();
}

async function median(work: (sample: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const start = performance.now();
    await work(sample);
    took.push(performance.now() - start);
  }
  return quantile(
    took.sort((a, b) => a - b),
    0.5,
  );
}

/** Contacts spread over the whole store, so that the page cache is no help. */
const spread = (sample: number, conversations: number): number => (sample * 7_919) % conversations;

const nextTurn = new Map<number, number>();

async function oneMessage(store: Store, n: number): Promise<void> {
  const turn = (nextTurn.get(n) ?? TURNS_EACH) + 1;
  nextTurn.set(n, turn);
  await store.log.append(anEntry({ contactId: contactOf(n), seq: turn, at: T0 + n + turn, sealed: BYTES }));
  await store.log.recordTurn(recordAt(n, turn));
}

const THINGS: readonly {
  readonly what: string;
  readonly everyMessage: boolean;
  readonly run: (store: Store, n: number) => Promise<unknown>;
}[] = [
  { what: 'a message: entry and turn, two durable writes', everyMessage: true, run: oneMessage },
  { what: "the end of a contact's log", everyMessage: true, run: (store, n) => store.log.head(contactOf(n)) },
  { what: 'a page of help requests', everyMessage: false, run: (store) => store.queue.listHelp({}, { limit: PAGE }) },
  {
    what: 'a page of texts to review',
    everyMessage: false,
    run: (store) => store.queue.listReviews({}, { limit: PAGE }),
  },
  {
    what: 'a page of one language and label that nobody has',
    everyMessage: false,
    run: (store) => store.queue.listReviews({ language: 'xx', label: 'logistics' }, { limit: PAGE }),
  },
  {
    what: 'the newest turns of a conversation',
    everyMessage: false,
    run: (store, n) => store.log.turns(conversationOf(n), { limit: 50 }),
  },
  { what: 'counts for /metrics', everyMessage: false, run: (store) => store.queue.counts() },
];

/** Slope of log(ms) over log(turns), by least squares. */
function exponentOf(ms: readonly number[]): number {
  const xs = SIZES.slice(0, ms.length).map(Math.log);
  const ys = ms.map(Math.log);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const over = xs.reduce((sum, x, n) => sum + (x - mx) * ((ys[n] ?? my) - my), 0);
  return over / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

/** Fills one store in steps and measures after each. */
export async function measureGrowth(): Promise<readonly Growth[]> {
  const path = await freshPath();
  const times = THINGS.map((): number[] => []);
  let filled = 0;
  for (const size of SIZES) {
    const conversations = size / TURNS_EACH;
    fill(path, filled, conversations);
    filled = conversations;
    const store = await openSqliteStore({ path });
    for (const [at, thing] of THINGS.entries()) {
      times[at]?.push(await median((sample) => thing.run(store, spread(sample, conversations))));
    }
    await store.close();
  }
  await rm(dirname(path), { recursive: true });
  return THINGS.map(({ what, everyMessage }, at) => ({
    what,
    everyMessage,
    ms: times[at] ?? [],
    exponent: exponentOf(times[at] ?? []),
  }));
}
