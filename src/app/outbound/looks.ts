// One look at a time: soon after something happened, else when the last look said that it is worth it.

import type { After } from './timers.js';

/** A burst of news is one look. */
const GAP_MS = 5;

export interface Looks {
  /** Something happened: look, or look once more when a look is going on. */
  soon(): void;
  /** No more looks. Resolves when the one that goes on has ended. */
  stop(): Promise<void>;
}

/** Makes the loop. `look` gives the milliseconds until the next; `failed` hears what it threw and says how long to wait then. */
export function createLooks(
  look: () => Promise<number>,
  { after, failed }: { readonly after: After; readonly failed: (error: unknown) => number },
): Looks {
  let stopped = false;
  let again = false;
  let isSoon = false;
  let looking: Promise<void> | null = null;
  let cancel = (): void => undefined;

  function schedule(ms: number): void {
    cancel();
    isSoon = ms <= GAP_MS;
    if (!stopped) cancel = after(Math.ceil(ms), begin);
  }

  function begin(): void {
    again = false;
    isSoon = false;
    looking = look()
      .catch(failed)
      .then((wait) => {
        looking = null;
        schedule(again ? GAP_MS : wait);
      });
  }

  return {
    soon() {
      if (looking !== null) again = true;
      // News that never ends must not put the look off for ever.
      else if (!isSoon) schedule(GAP_MS);
    },
    async stop() {
      stopped = true;
      cancel();
      await looking;
    },
  };
}
