// Timers as a value, so that tests decide when time is up.

/** Calls `then` after `ms` milliseconds, unless what it returned is called before. */
export type After = (ms: number, then: () => void) => () => void;

/** The machine's own timers. */
export const systemAfter: After = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};
