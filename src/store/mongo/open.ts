// Opens the store for several machines: the contract's methods over one MongoDB database.

import type { CopiedRows, WriteCopy } from '../contract/copy.js';
import type { Store } from '../contract.js';
import { connect } from './connection.js';
import { copyOf } from './copy.js';
import { Database } from './database.js';
import { assertDurable } from './durability.js';
import { loadCopy, refuseFull } from './load-copy.js';
import { checkVersion, migrate, type Step } from './migrate.js';
import { audit } from './ops/audit.js';
import { holds, reports } from './ops/cases.js';
import { contacts } from './ops/contacts.js';
import { content } from './ops/content.js';
import { conversations } from './ops/conversations.js';
import { deliveries } from './ops/deliveries.js';
import { engagements } from './ops/engagements.js';
import { erasure } from './ops/erasure.js';
import { evidence } from './ops/evidence.js';
import { feed } from './ops/feed.js';
import { keys } from './ops/keys.js';
import { log } from './ops/log.js';
import { meta, ping } from './ops/meta.js';
import { queue } from './ops/queue.js';
import { staff } from './ops/staff.js';

/** How to open the store. */
export interface MongoOptions {
  /** `mongodb://…/database` or `mongodb+srv://…/database`. */
  readonly url: string;
  /** Refuses a server or an address that would not keep what it acknowledges: always in a real deployment. */
  readonly durable?: boolean;
  /** How a backup is written: MongoDB has no file of its own. */
  readonly writeCopy: WriteCopy;
  /** The clock by which the feed is read. */
  readonly now?: () => number;
  /** Refuses with `bad_config` to make a store where there is none. */
  readonly mustExist?: boolean;
}

/** Connects, and ends the connection when the work fails. */
async function connected<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = new Database(await connect(url));
  try {
    return await work(db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The same, and ends the connection when the work is done, too. */
async function briefly<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  return await connected(url, async (db) => {
    const done = await work(db);
    await db.close();
    return done;
  });
}

/**
 * Opens the store; an empty database gets the newest schema. Rejects with AppError `bad_config` when it is of another schema
 * version or not durable, `store_unavailable` when it cannot be reached. Keeps the process alive until `close`.
 */
export async function openMongoStore(options: MongoOptions): Promise<Store> {
  const { url, writeCopy, now = Date.now, durable = false, mustExist = false } = options;
  return await connected(url, async (db) => {
    if (durable) await assertDurable(db, url);
    await checkVersion(db, mustExist);
    return storeOf(db, now, writeCopy);
  });
}

/** Brings a store to the newest version; `onStep` hears of each step before it runs. */
export async function migrateMongoStore(
  url: string,
  onStep: (step: Step) => void,
): Promise<{ readonly from: number; readonly to: number }> {
  return await briefly(url, (db) => migrate(db, onStep));
}

/** Throws `bad_usage` unless the database is empty, so that nobody works long for nothing. */
export async function checkEmpty(url: string): Promise<void> {
  await briefly(url, refuseFull);
}

/** Makes a store of the rows of another one in an empty database. Cut off, it is run again. */
export async function fillMongoStore(url: string, rows: AsyncIterable<CopiedRows>): Promise<void> {
  await briefly(url, (db) => loadCopy(db, rows));
}

function storeOf(db: Database, now: () => number, writeCopy: WriteCopy): Store {
  return {
    contacts: contacts(db),
    log: log(db),
    deliveries: deliveries(db),
    conversations: conversations(db),
    queue: queue(db),
    keys: keys(db),
    staff: staff(db),
    audit: audit(db),
    erasure: erasure(db),
    meta: meta(db),
    content: content(db),
    feed: feed(db, now),
    holds: holds(db),
    reports: reports(db),
    evidence: evidence(db),
    engagements: engagements(db, now),
    ping: () => ping(db),
    backup: (file) => writeCopy(file, copyOf(db, now())),
    close: () => db.close(),
  };
}
