// Rings whoever is on call, by webhook and e-mail, without a word of content, until somebody sees to it.

import type { Clock, Instant } from '../domain/clock.js';
import type { Alarm, Log } from './ports.js';

/** A ring that nobody has answered is repeated after this long. */
export const REPEAT_MS = 5 * 60_000;
/** Waits before the next try when a ring could not be delivered. */
const RETRY_MS: readonly number[] = [1_000, 5_000, 15_000, 60_000];

/** Why the alarm rings. */
export type AlarmKind = Parameters<Alarm['ring']>[0];

/** All that leaves the house: what kind of thing, how many, since when, where to look. */
export interface AlarmNotice {
  readonly kind: AlarmKind | 'test';
  readonly count: number;
  /** RFC 3339. */
  readonly since: string;
  /** Address of the desk; null in development. */
  readonly desk: string | null;
}

/** One way to reach people. Throws when the notice was not taken. */
export interface AlarmRoute {
  readonly name: 'webhook' | 'mail';
  send(notice: AlarmNotice): Promise<void>;
}

/** The alarm, with what its watcher and the end of the process need. */
export interface RingingAlarm extends Alarm {
  /** It was seen to (claimed, somebody on duty): the next ring of this kind is a new one and goes out at once. */
  quiet(kind: AlarmKind): void;
  /** Gives up what is still to be tried again. */
  close(): void;
}

export interface AlarmDeps {
  readonly routes: readonly AlarmRoute[];
  readonly deskUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Waits between tries; tests shorten them. */
  readonly retryMs?: readonly number[];
}

interface Episode {
  readonly since: Instant;
  readonly rungMono: number;
}

/** Ringing again within REPEAT_MS of the same kind does nothing. Never throws; what was not delivered is logged. */
export function createAlarm(deps: AlarmDeps): RingingAlarm {
  const episodes = new Map<AlarmKind, Episode>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  const attempt = (route: AlarmRoute, notice: AlarmNotice, tries: number): void => {
    route.send(notice).catch((error: unknown) => {
      const wait = (deps.retryMs ?? RETRY_MS)[tries];
      deps.log.error('alarm_not_delivered', { code: `${route.name}:${notice.kind}`, attempts: tries + 1, error });
      if (wait === undefined || closed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        attempt(route, notice, tries + 1);
      }, wait);
      timers.add(timer);
    });
  };
  return {
    ring(kind, count) {
      const mono = deps.clock.monotonic();
      const episode = episodes.get(kind);
      if (closed || (episode !== undefined && mono - episode.rungMono < REPEAT_MS)) return;
      const since = episode?.since ?? deps.clock.now();
      episodes.set(kind, { since, rungMono: mono });
      deps.log.warn('alarm_rings', { code: kind, count });
      const notice: AlarmNotice = { kind, count, since: new Date(since).toISOString(), desk: deps.deskUrl };
      for (const route of deps.routes) attempt(route, notice, 0);
    },
    quiet(kind) {
      episodes.delete(kind);
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
