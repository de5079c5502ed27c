// Opens the embedded store: the contract's methods, each a message to the worker.

import { existsSync } from 'node:fs';
import { AppError } from '../../domain/errors.js';
import type { Store } from '../contract.js';
import { StoreClient, startWorker } from './client.js';
import { checkFreeSpace } from './free-space.js';

/** How to open the store. */
export interface SqliteOptions {
  /** Path of the database file; its folder is made when it is missing. */
  readonly path: string;
  /** The file may not grow beyond this many pages of 4 KiB. */
  readonly maxPages?: number;
  /** Refuses with `bad_config` to make a store where there is none. */
  readonly mustExist?: boolean;
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** The methods of one part of the store, by name. `names` is checked against the part's interface. */
function part<T extends object>(client: StoreClient, group: string, names: { readonly [K in keyof T]: true }): T {
  const methods: Record<string, Method> = {};
  for (const name of Object.keys(names)) methods[name] = (...args) => client.call(group, name, args);
  return methods as T;
}

function parts(client: StoreClient): Omit<Store, 'ping' | 'backup' | 'close'> {
  return {
    contacts: part<Store['contacts']>(client, 'contacts', {
      insert: true,
      byLookup: true,
      byId: true,
      touch: true,
      dropLookup: true,
      dropUnused: true,
    }),
    log: part<Store['log']>(client, 'log', {
      append: true,
      byUpdate: true,
      head: true,
      recordTurn: true,
      finishTurn: true,
      turnFor: true,
      turns: true,
      entries: true,
      pendingOf: true,
      pending: true,
      countAttempt: true,
      quarantine: true,
      quarantined: true,
      toRead: true,
      countReading: true,
      endReading: true,
      readAgain: true,
      readingCounts: true,
      counts: true,
    }),
    deliveries: part<Store['deliveries']>(client, 'deliveries', {
      after: true,
      due: true,
      lease: true,
      settle: true,
      sent: true,
      partlySent: true,
      postpone: true,
      onDevice: true,
      leftStanding: true,
      takenBackAt: true,
      waiting: true,
      dropExpired: true,
      list: true,
    }),
    ...otherParts(client),
  };
}

function otherParts(client: StoreClient): Omit<Store, 'ping' | 'backup' | 'close' | 'contacts' | 'log' | 'deliveries'> {
  return {
    conversations: part<Store['conversations']>(client, 'conversations', {
      byId: true,
      newestAt: true,
      silent: true,
      withPerson: true,
      since: true,
      insertNote: true,
      notes: true,
      dueForErasure: true,
    }),
    queue: part<Store['queue']>(client, 'queue', {
      help: true,
      review: true,
      openHelpOf: true,
      newestHelpOf: true,
      reviewOf: true,
      listHelp: true,
      listReviews: true,
      recordHelpAct: true,
      recordReviewAct: true,
      acts: true,
      counts: true,
    }),
    keys: part<Store['keys']>(client, 'keys', {
      insert: true,
      byId: true,
      wrappedByOthers: true,
      rewrap: true,
      count: true,
      inUse: true,
    }),
    staff: part<Store['staff']>(client, 'staff', {
      insert: true,
      byNameKey: true,
      byId: true,
      list: true,
      update: true,
      useCode: true,
      insertSession: true,
      session: true,
      touchSession: true,
      revokeSession: true,
      revokeSessionsOf: true,
      lastSeen: true,
      putDuty: true,
      duty: true,
    }),
    audit: part<Store['audit']>(client, 'audit', { append: true, list: true, chain: true, chains: true }),
    erasure: part<Store['erasure']>(client, 'erasure', { erase: true, tombstones: true, compact: true }),
    meta: part<Store['meta']>(client, 'meta', { get: true, set: true, claim: true }),
    ...newerParts(client),
    feed: part<Store['feed']>(client, 'feed', { now: true, after: true }),
  };
}

function newerParts(client: StoreClient): Pick<Store, 'content' | 'holds' | 'reports' | 'evidence' | 'engagements'> {
  return {
    ...contentParts(client),
    ...caseParts(client),
    evidence: evidencePart(client),
    engagements: engagementPart(client),
  };
}

function caseParts(client: StoreClient): Pick<Store, 'holds' | 'reports'> {
  return {
    holds: part<Store['holds']>(client, 'holds', { insert: true, of: true, setHeld: true, recent: true }),
    reports: part<Store['reports']>(client, 'reports', { byLookup: true, of: true }),
  };
}

function contentParts(client: StoreClient): Pick<Store, 'content'> {
  const content = part<Store['content']>(client, 'content', {
    keepBundle: true,
    bundle: true,
    insertVersion: true,
    version: true,
    versions: true,
    insertAct: true,
    acts: true,
  });
  return { content };
}

function evidencePart(client: StoreClient): Store['evidence'] {
  return part<Store['evidence']>(client, 'evidence', {
    append: true,
    head: true,
    lastOf: true,
    byUids: true,
    ofThread: true,
    custodyOf: true,
    after: true,
    hashesAfter: true,
    addRoot: true,
    rootsAfter: true,
    lastRoot: true,
  });
}

function engagementPart(client: StoreClient): Store['engagements'] {
  return part<Store['engagements']>(client, 'engagements', {
    append: true,
    byUid: true,
    after: true,
    before: true,
    snapshot: true,
    ids: true,
    mark: true,
    since: true,
  });
}

/** Copies the store on a connection and thread of its own. */
async function backup(path: string, file: string): Promise<void> {
  const worker = await startWorker({ kind: 'backup', path, file });
  await worker.terminate();
}

/**
 * Opens the store at `path`; a fresh file gets the newest schema. Rejects with AppError `bad_config` when the file is of another
 * schema version, `store_unavailable` when it cannot be opened. Keeps the process alive until `close`.
 */
export async function openSqliteStore({ path, maxPages, mustExist }: SqliteOptions): Promise<Store> {
  if (mustExist === true && !existsSync(path)) {
    throw new AppError('bad_config', `There is no store at ${path}: check STORE_URL.`);
  }
  const task = { kind: 'serve' as const, path, ...(maxPages === undefined ? {} : { maxPages }) };
  const client = new StoreClient(task, await startWorker(task));
  return {
    ...parts(client),
    ping: async () => {
      await client.call('store', 'ping', []);
      await checkFreeSpace(path);
    },
    backup: (file) => backup(path, file),
    close: () => client.close(),
  };
}
