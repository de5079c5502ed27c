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
  let watching: Watching | undefined;
  let never = deps.feed.watch === undefined;
  let gathered: StoredChange[] = [];
  let timer: NodeJS.Timeout | undefined;

  function hear(changes: readonly StoredChange[]): void {
    gathered.push(...changes);
    if (gathered.length > 0) timer ??= setTimeout(() => void flush(), GATHER_MS);
  }

  async function flush(): Promise<void> {
    timer = undefined;
    const all = gathered;
    gathered = [];
    // The feed tells it again.
    await deps.told(all).catch((error) => deps.log.warn('neighbours_unheard', { error }));
  }

  async function open(): Promise<void> {
    if (never || watching !== undefined) return;
    const opened = await deps.feed.watch?.(hear);
    never = opened === undefined;
    deps.log.info(never ? 'neighbours_polled' : 'neighbours_watched');
    watching = opened;
    void opened?.lost.then(() => {
      watching = undefined;
      if (!never) deps.log.warn('neighbours_unwatched');
    });
  }

  return {
    isOn: () => watching !== undefined,
    ask: oneRun(open, (error) => deps.log.warn('neighbours_unwatched', { error })),
    async stop() {
      never = true;
      clearTimeout(timer);
      await watching?.close();
    },
  };
}
