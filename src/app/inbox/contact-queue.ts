// One contact's entries, one at a time, in the platform's order; many contacts at once.

import type { Entry } from '../../domain/log.js';
import type { Processed } from './process-entry.js';

/** An entry that waits for its outcome, and who waits for it. */
export interface Waiting {
  readonly entry: Entry;
  readonly counted: boolean;
  readonly promise: Promise<Processed>;
  readonly resolve: (processed: Processed) => void;
  readonly reject: (error: unknown) => void;
}

export interface ContactQueues {
  /**
   * Queues the entry unless it is queued already, and gives the promise of its outcome. `counted`: this try is in the
   * entry's `attempts` already.
   */
  add(entry: Entry, counted: boolean): Promise<Processed>;
  /** Whether the entry is queued or being processed here. */
  has(uid: string): boolean;
  /** Entries queued or being processed here. */
  readonly size: number;
  /** Resolves when nothing is queued any more. */
  idle(): Promise<void>;
}

/**
 * `work` makes one try at one entry and never leaves the promise open. Entries of one contact that wait together are taken in
 * the platform's order: see `firstInOrder`.
 */
export function createContactQueues(work: (entry: Entry, counted: boolean) => Promise<Processed>): ContactQueues {
  const byUid = new Map<string, Waiting>();
  const byContact = new Map<string, Waiting[]>();
  const idleListeners: (() => void)[] = [];

  async function run(contactId: string, queue: Waiting[]): Promise<void> {
    for (let next = takeFirst(queue); next !== undefined; next = takeFirst(queue)) {
      await work(next.entry, next.counted).then(next.resolve, next.reject);
      byUid.delete(next.entry.uid);
    }
    byContact.delete(contactId);
    if (byUid.size === 0) for (const listener of idleListeners.splice(0)) listener();
  }

  return {
    add(entry, counted) {
      const known = byUid.get(entry.uid);
      if (known !== undefined) return known.promise;
      const waiting = waitingFor(entry, counted);
      byUid.set(entry.uid, waiting);
      const queue = byContact.get(entry.contactId);
      if (queue !== undefined) queue.push(waiting);
      else {
        const fresh = [waiting];
        byContact.set(entry.contactId, fresh);
        void run(entry.contactId, fresh);
      }
      return waiting.promise;
    },
    has: (uid) => byUid.has(uid),
    get size() {
      return byUid.size;
    },
    idle: () => (byUid.size === 0 ? Promise.resolve() : new Promise((resolve) => idleListeners.push(resolve))),
  };
}

/**
 * Which of a contact's waiting entries is to be taken first: the one that arrived first, and where that one carries the
 * platform's time, the earliest by it of those that carry one. Our own clock may jump, so it decides nothing.
 */
export function firstInOrder(entries: Iterable<Entry>): Entry | undefined {
  let arrived: Entry | undefined;
  let timed: Entry | undefined;
  for (const entry of entries) {
    if (arrived === undefined || entry.seq < arrived.seq) arrived = entry;
    if (entry.platformAt !== null && (timed === undefined || isEarlier(entry, timed))) timed = entry;
  }
  return arrived?.platformAt === null ? arrived : timed;
}

function isEarlier(a: Entry, b: Entry): boolean {
  return ((a.platformAt ?? 0) - (b.platformAt ?? 0) || a.seq - b.seq) < 0;
}

function takeFirst(queue: Waiting[]): Waiting | undefined {
  if (queue.length < 2) return queue.shift();
  const first = firstInOrder(queue.map(({ entry }) => entry));
  const [taken] = queue.splice(
    queue.findIndex(({ entry }) => entry === first),
    1,
  );
  return taken;
}

function waitingFor(entry: Entry, counted: boolean): Waiting {
  let resolve: Waiting['resolve'] = () => undefined;
  let reject: Waiting['reject'] = () => undefined;
  const promise = new Promise<Processed>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // The one who submitted may have stopped waiting: a failure is then the sweeper's business, not an unhandled one.
  promise.catch(() => undefined);
  return { entry, counted, promise, resolve, reject };
}
