// What other processes write, heard as it is written, where the store can tell (MongoDB's change streams).

import type { FeedStore, StoredChange, Watching } from '../store/contract/feed.js';
import { oneRun } from './one-run.js';
import type { Log } from './ports.js';

/** What the store tells is gathered this long: a busy store is answered in batches. */
const GATHER_MS = 25;

/** A store that may tell by itself. */
export interface Live {
  /** Whether it tells now. */
  isOn(): boolean;
  /** Asks it to, unless it does or never will. Never rejects: where it cannot, the feed is read more often. */
  ask(): Promise<void>;
  stop(): Promise<void>;
}

/** Listens to the feed's store; `told` gets what it hears, and may hear it again. */
export function createLive(deps: {
  readonly feed: FeedStore;
  readonly told: (changes: readonly StoredChange[]) => Promise<void>;
  readonly log: Log;
}): Live {
  const { feed, log } = deps;
  const gathered = createGathering(deps.told, (error) => log.warn('neighbours_unheard', { error }));
  let watching: Watching | undefined;
  let never = feed.watch === undefined;
  let stopped = false;

  async function open(): Promise<void> {
    if (never || stopped || watching !== undefined) return;
    const opened = await feed.watch?.(gathered.add);
    if (stopped) return void (await opened?.close());
    never = opened === undefined;
    log.info(never ? 'neighbours_polled' : 'neighbours_watched');
    watching = opened;
    void opened?.lost.then((error) => {
      watching = undefined;
      if (!stopped) log.warn('neighbours_unwatched', { error });
    });
  }

  return {
    isOn: () => watching !== undefined,
    ask: oneRun(open, (error) => log.warn('neighbours_unwatched', { error })),
    async stop() {
      stopped = true;
      await watching?.close();
      await gathered.stop();
    },
  };
}

/** Hands on in batches, one at a time: while one is told the next gathers. */
function createGathering(told: (changes: readonly StoredChange[]) => Promise<void>, failed: (error: unknown) => void) {
  let waiting: StoredChange[] = [];
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> | undefined;
  let stopped = false;

  function schedule(): void {
    if (!stopped && waiting.length > 0 && telling === undefined) timer ??= setTimeout(flush, GATHER_MS);
  }

  function flush(): void {
    timer = undefined;
    const batch = waiting;
    waiting = [];
    // What fails the feed tells again.
    telling = told(batch)
      .catch(failed)
      .finally(() => {
        telling = undefined;
        schedule();
      });
  }

  return {
    add(changes: readonly StoredChange[]): void {
      waiting.push(...changes);
      schedule();
    },
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await telling;
    },
  };
}
