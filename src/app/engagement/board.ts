// All threads of the deployment at a glance, kept in memory: built at the start, kept up by following what this and other processes
// write. What a person does to a thread is decided on the thread itself, never on this.

import type { Case } from '../../bots/engagement/casework.js';
import { summaryOf, type ThreadSummary } from '../../bots/engagement/summary.js';
import type { Realm, RecordPlace } from '../../domain/engagement-record.js';
import { AppError } from '../../domain/errors.js';
import type { EngagementStore } from '../../store/contract/engagements.js';
import { oneRun } from '../one-run.js';
import type { Log } from '../ports.js';
import { THREADS } from './row-kinds.js';
import type { Row, Rows } from './rows.js';

/** How often the store is asked what was written. A stop of another process is told this much later at most. */
const FOLLOW_EVERY_MS = 250;
const PAGE = 500;

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
  /** Shows at once what this process wrote to a thread; the store is not asked. */
  wrote(id: string): void;
  /** Newest talk first. */
  threads(): readonly ThreadSummary[];
  /** Threads that an officer runs now. */
  openOf(officer: string): number;
}

/** The summaries, and how many open threads each officer runs: counted as they change, for every decision asks. */
class Summaries {
  readonly #threads = new Map<string, ThreadSummary>();
  readonly #seen = new Map<string, number>();
  readonly #open = new Map<string, number>();

  /** Number of the record that the summary goes up to. */
  seen(id: string): number {
    return this.#seen.get(id) ?? 0;
  }

  show(id: string, { n, state }: Row<Case | null>): void {
    if (state === null || this.seen(id) >= n) return;
    this.#seen.set(id, n);
    this.#put(id, summaryOf(state));
  }

  drop(id: string): void {
    this.#put(id, null);
  }

  all(): readonly ThreadSummary[] {
    return [...this.#threads.values()];
  }

  openOf(officer: string): number {
    return this.#open.get(officer) ?? 0;
  }

  #put(id: string, now: ThreadSummary | null): void {
    this.#count(this.#threads.get(id), -1);
    this.#count(now ?? undefined, 1);
    if (now === null) this.#threads.delete(id);
    else this.#threads.set(id, now);
  }

  #count(thread: ThreadSummary | undefined, more: 1 | -1): void {
    if (thread === undefined || thread.state === 'ended') return;
    this.#open.set(thread.operator, this.openOf(thread.operator) + more);
  }
}

/** Makes it; nothing is read before `start`. */
export function createBoard({ rows, store, log, told }: BoardDeps): Board {
  const summaries = new Summaries();
  let mark: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function refresh(id: string): Promise<void> {
    try {
      summaries.show(id, await rows.load(THREADS, id));
    } catch (error) {
      // Its key was destroyed: the thread is erased.
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
      summaries.drop(id);
    }
  }

  async function take(places: readonly RecordPlace[]): Promise<void> {
    const changed = new Set<string>();
    for (const { realm, id, n } of places) {
      if (realm === 'thread' && summaries.seen(id) < n) changed.add(id);
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
      await Promise.all(ids.map(refresh));
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
    wrote(id) {
      const row = rows.seen(THREADS, id);
      if (row !== undefined) summaries.show(id, row);
    },
    threads: () => [...summaries.all()].sort((a, b) => lastTalk(b) - lastTalk(a) || (a.id < b.id ? -1 : 1)),
    openOf: (officer) => summaries.openOf(officer),
  };
}

function lastTalk({ lastTheirsAt, lastOursAt }: ThreadSummary): number {
  return Math.max(lastTheirsAt ?? 0, lastOursAt ?? 0);
}
