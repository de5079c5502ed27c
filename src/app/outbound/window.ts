// A limit on how often something may happen, kept exactly: never more than so many in any stretch of so long.

/** At most `count` in any `perMs` milliseconds. */
export interface Limit {
  readonly count: number;
  readonly perMs: number;
}

/** Times of the newest that happened, oldest first, never more than the limit's count. On a clock that does not jump. */
export type Window = readonly number[];

/** The limit of a platform that allows so many a second. Below one a second it is one in as many seconds as it takes. */
export function limitOf(perSecond: number): Limit {
  const count = Math.max(1, Math.floor(perSecond));
  return { count, perMs: (count / perSecond) * 1000 };
}

/** Milliseconds until one more may happen; 0: now. */
export function waitMs(window: Window, limit: Limit, now: number): number {
  const oldest = window.at(-limit.count);
  return oldest === undefined ? 0 : Math.max(0, oldest + limit.perMs - now);
}

/** The window after one more. */
export function noted(window: Window, limit: Limit, now: number): Window {
  return [...window, now].slice(-limit.count);
}
