// Who is on duty, as the flow and the alarm see it: a roster in the store, read now and then.

import type { Clock, Instant } from '../domain/clock.js';
import type { DutyEntry } from '../domain/staff.js';
import type { Store } from '../store/contract.js';
import type { Bus, Log } from './ports.js';

/** What the conversation needs to know of the roster. */
export interface Duty {
  readonly anybody: boolean;
  /** Languages of those on duty, BCP 47 primary subtags. */
  readonly languages: readonly string[];
}

/** How often the roster is read again: another process may have changed it. */
const REFRESH_MS = 5_000;

/** Those of the roster who are on duty now. */
export function onDuty(roster: readonly DutyEntry[], now: Instant): readonly DutyEntry[] {
  return roster.filter((entry) => entry.onDuty && entry.until > now);
}

export interface DutyBoard {
  now(): Duty;
  start(): Promise<void>;
  stop(): void;
}

/** Keeps the roster at hand. While it could not be read nobody counts as on duty, so that no promise is made. */
export function createDutyBoard(deps: {
  readonly store: Pick<Store, 'staff'>;
  readonly clock: Clock;
  readonly bus: Bus;
  readonly log: Log;
}): DutyBoard {
  let roster: readonly DutyEntry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe = (): void => undefined;

  async function refresh(): Promise<void> {
    try {
      roster = await deps.store.staff.duty();
    } catch (error) {
      deps.log.warn('roster_unread', { error });
    }
  }

  return {
    now() {
      const there = onDuty(roster, deps.clock.now());
      return { anybody: there.length > 0, languages: [...new Set(there.flatMap((entry) => entry.languages))] };
    },
    async start() {
      unsubscribe = deps.bus.subscribe((change) => {
        if (change.kind === 'roster') void refresh();
      });
      timer = setInterval(() => void refresh(), REFRESH_MS);
      timer.unref();
      await refresh();
    },
    stop() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}
