// An answer that is waited for only so long.

import type { After } from '../outbound/timers.js';

/** Null when it takes longer than `ms`, or fails: what was asked is worked on, and its answer may be kept for the next one who asks. */
export function within<T>(ms: number, after: After, ask: () => Promise<T | null>): Promise<T | null> {
  return new Promise((resolve) => {
    const cancel = after(ms, () => resolve(null));
    void ask()
      .catch(() => null)
      .then((answer) => {
        cancel();
        resolve(answer);
      });
  });
}
