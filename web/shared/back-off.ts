// How long to wait before trying again, spread so that many pages do not come back at once.

/** Longest wait between two tries, milliseconds. */
export const LONGEST_WAIT_MS = 30_000;
const FIRST_WAIT_MS = 1_000;

/**
 * Milliseconds before try `attempt` (0 = the first repeat): doubles from 1 s to 30 s, and `random` (0 ≤ r < 1) picks a
 * point in its upper half.
 */
export function backOffMs(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 10));
  return Math.round(whole * (0.5 + random / 2));
}

/** A wait that can be cut short: `kick` ends the one under way. */
export interface Waiter {
  wait(ms: number): Promise<void>;
  kick(): void;
}

/** A waiter on the page's own timers. */
export function createWaiter(): Waiter {
  let end = () => {};
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    kick: () => end(),
  };
}
