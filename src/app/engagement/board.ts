// All threads of the deployment at a glance, kept in memory: built at the start, kept up by following what this and other processes
// write. What a person does to a thread is decided on the thread itself, never on this.

import { summaryOf, type ThreadSummary } from '../../bots/engagement/summary.js';
import type { Realm, RecordPlace } from '../../domain/engagement-record.js';
import { AppError } from '../../domain/errors.js';
import type { EngagementStore } from '../../store/contract/engagements.js';
import { oneRun } from '../one-run.js';
import type { Log } from '../ports.js';
import { THREADS } from './row-kinds.js';
import type { Rows } from './rows.js';

/** How often the store is asked what was written. A stop of another process is told this much later at most. */
const FOLLOW_EVERY_MS = 250;
const PAGE = 500;
/** Threads that are opened at once at the start. */
const AT_ONCE = 50;

export interface BoardDeps {
  readonly rows: Rows;
  readonly store: Pick<EngagementStore, 'ids' | 'mark' | 'since'>;
  readonly log: Log;
  /** Hears of every record that was written, by this process or another, at least once. */
  readonly told: (realm: Realm, id: string) => void;
}

export interface Board {
  /** Reads all threads and begins to follow. Rejects when the store cannot be read. */
  start(): Promise<void>;
  stop(): void;
  /** Reads once what was written meanwhile. Never rejects. */
  follow(): Promise<void>;
  /** Looks at one thread again: what this process wrote shows at once. */
  refresh(id: string): Promise<void>;
  /** Newest talk first. */
  threads(): readonly ThreadSummary[];
  /** Threads that an officer runs now. */
  openOf(officer: string): number;
}

/** Makes it; nothing is read before `start`. */
export function createBoard({ rows, store, log, told }: BoardDeps): Board {
  const threads = new Map<string, ThreadSummary>();
  const seen = new Map<string, number>();
  let mark: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function refresh(id: string): Promise<void> {
    try {
      const { n, state } = await rows.load(THREADS, id);
      if (state === null || (seen.get(id) ?? 0) > n) return;
      seen.set(id, n);
      threads.set(id, summaryOf(state));
    } catch (error) {
      // Its key was destroyed: the thread is erased.
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
      threads.delete(id);
    }
  }

  async function take(places: readonly RecordPlace[]): Promise<void> {
    const changed = new Set<string>();
    for (const { realm, id, n } of places) {
      if (realm === 'thread' && (seen.get(id) ?? 0) < n) changed.add(id);
    }
    for (const id of changed) await refresh(id);
    for (const name of new Set(places.map(({ realm, id }) => `${realm}:${id}`))) {
      const at = name.indexOf(':');
      told(name.slice(0, at) as Realm, name.slice(at + 1));
    }
  }

  const follow = oneRun(
    async () => {
      mark ??= await store.mark();
      for (let more = true; more; ) {
        const news = await store.since(mark, PAGE);
        await take(news.places);
        ({ mark, more } = news);
      }
    },
    (error) => log.warn('engagements_unheard', { error }),
  );

  async function readAll(): Promise<void> {
    for (let last = ''; ; ) {
      const ids = await store.ids('thread', last, PAGE);
      for (let i = 0; i < ids.length; i += AT_ONCE) await Promise.all(ids.slice(i, i + AT_ONCE).map(refresh));
      if (ids.length < PAGE) return;
      last = ids.at(-1) ?? last;
    }
  }

  return {
    async start() {
      mark = await store.mark();
      await readAll();
      timer = setInterval(() => void follow(), FOLLOW_EVERY_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
    follow,
    refresh,
    threads: () => [...threads.values()].sort((a, b) => lastTalk(b) - lastTalk(a) || (a.id < b.id ? -1 : 1)),
    openOf: (officer) =>
      [...threads.values()].filter(({ operator, state }) => operator === officer && state !== 'ended').length,
  };
}

function lastTalk({ lastTheirsAt, lastOursAt }: ThreadSummary): number {
  return Math.max(lastTheirsAt ?? 0, lastOursAt ?? 0);
}
