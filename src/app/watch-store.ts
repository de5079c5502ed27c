// Rings when messages cannot be stored, and when one was set aside because it could not be processed.

import type { LogStore, Store } from '../store/contract.js';
import type { RingingAlarm } from './alarm.js';
import { oneRun } from './one-run.js';
import type { Log } from './ports.js';

/** How often the store is looked at. */
const LOOK_EVERY_MS = 10_000;

export interface WatchStoreDeps {
  readonly store: Pick<Store, 'ping'> & { readonly log: Pick<LogStore, 'counts'> };
  readonly alarm: RingingAlarm;
  readonly log: Log;
}

/** What the watcher remembers from one look to the next. */
export interface StoreWatch {
  /** Messages set aside when somebody was last told; null before the first look. */
  readonly setAside: number | null;
}

/**
 * One look. A store that cannot be written rings until it can. Of messages set aside only more than at the last look ring: they stay
 * set aside after somebody has read them, and the first look of a process takes those that are there as known.
 */
export async function lookAtStore(
  { store, alarm }: Omit<WatchStoreDeps, 'log'>,
  { setAside }: StoreWatch,
): Promise<StoreWatch> {
  try {
    await store.ping();
    alarm.quiet('store');
  } catch {
    // Why is in the log of whoever could not write; the alarm says only that it is so.
    alarm.ring('store', 1);
    return { setAside };
  }
  const { quarantined } = await store.log.counts();
  if (setAside !== null && quarantined > setAside) alarm.ring('quarantined', quarantined - setAside);
  else alarm.quiet('quarantined');
  return { setAside: quarantined };
}

/** Looks every ten seconds, one look at a time. Returns how to stop. */
export function watchStore(deps: WatchStoreDeps): () => void {
  let watch: StoreWatch = { setAside: null };
  const look = oneRun(
    async () => {
      watch = await lookAtStore(deps, watch);
    },
    (error) => deps.log.error('store_not_watched', { error }),
  );
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  void look();
  return () => clearInterval(timer);
}
