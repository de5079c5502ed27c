// A clock and timers that stand still until a test lets time pass.

import type { After } from '../../src/app/outbound/timers.js';
import type { Clock } from '../../src/domain/clock.js';

export interface VirtualTime extends Clock {
  readonly after: After;
  /** Timers that are set. */
  readonly timers: number;
  /** When the next timer is due; infinity when there is none. */
  readonly nextAt: number;
  /** Sets the wall clock back; the monotonic one and timers go on. */
  setBack(ms: number): void;
  /** Lets time pass, calling what is due on the way, in order. */
  pass(ms: number): void;
}

/** Starts at `from`. Wall clock and monotonic clock are one until the wall clock is set back. */
export function virtualTime(from = 1_800_000_000_000): VirtualTime {
  let now = from;
  let behind = 0;
  let timers: { readonly at: number; readonly then: () => void }[] = [];
  const nextAt = () => Math.min(Number.POSITIVE_INFINITY, ...timers.map(({ at }) => at));
  return {
    now: () => now - behind,
    monotonic: () => now,
    after(ms, then) {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    get timers() {
      return timers.length;
    },
    get nextAt() {
      return nextAt();
    },
    setBack(ms) {
      behind += ms;
    },
    pass(ms) {
      const until = now + ms;
      while (nextAt() <= until) {
        const next = timers.find(({ at }) => at === nextAt());
        now = Math.max(now, nextAt());
        timers = timers.filter((one) => one !== next);
        next?.then();
      }
      now = until;
    },
  };
}
