// What a running service does by itself so that nobody has to remember it: erasing what is due, every hour.

import { runRetention } from '../app/operations/run-retention.js';
import type { Core } from './compose-core.js';
import { erasedOf } from './compose-store.js';

/** "Delete" promises an end after the cooling-off: at most this much later it has come. */
const EVERY_MS = 3_600_000;

/** Starts the hourly run, the first one soon after the start. Returns how to stop. A failed run is logged and comes again. */
export function startHousekeeping(core: Core): () => void {
  const { config, store, vault, clock, log } = core;
  const deps = { store, vault, clock, erased: erasedOf(config), progress: () => undefined };
  const run = (): void => {
    runRetention(deps, { retentionDays: config.retentionDays }).then(
      ({ asked, old }) => asked + old > 0 && log.info('erased', { count: asked + old }),
      (error: unknown) => log.error('retention_failed', { error }),
    );
  };
  const first = setTimeout(run, 60_000);
  const timer = setInterval(run, EVERY_MS);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
