// The queue as it is shown: pages from a cursor, news merged in, never a row moved under the hand.

import { batch, signal } from '@preact/signals';
import type { Answer, Problem } from '../../api/client.js';
import { onNews, opened } from '../../api/events.js';
import { claim, queuePage } from '../../api/routes.js';
import type { Page, QueueRow } from '../../api/types.js';
import { t } from '../../i18n/words.js';
import { problemWords } from '../../parts/small.js';
import { tell } from '../../state/toast.js';
import { merge } from './merge.js';

/** What can be filtered by; each stands in the address. */
export const FILTERS = ['kind', 'state', 'language', 'label', 'channel', 'mine'] as const;
export type Filter = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

const PAGE = 50;
const WINDOW_MAX = 200;
const SETTLE_MS = 300;

/** A queue for one filter. */
export class Queue {
  readonly rows = signal<readonly QueueRow[] | null>(null);
  readonly cursor = signal<string | undefined>(undefined);
  readonly problem = signal<Problem | null>(null);
  readonly fresh = signal<readonly QueueRow[]>([]);
  readonly gone = signal<ReadonlySet<string>>(new Set());
  private readonly filter: Filter;
  private asked = 0;
  private shown = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(filter: Filter) {
    this.filter = filter;
  }

  /** Loads from the start, or what the reader asked to see. */
  load = async (live = false): Promise<void> => {
    const answer = await this.read(live);
    if (answer === null) return;
    batch(() => {
      this.problem.value = answer.ok ? null : answer.problem;
      if (!answer.ok) return;
      this.rows.value = answer.value.items;
      this.cursor.value = answer.value.cursor;
      this.fresh.value = [];
      this.gone.value = new Set();
    });
  };

  /** The next page, below the ones shown. */
  more = async (): Promise<void> => {
    const answer = await queuePage({ ...this.filter, cursor: this.cursor.value, limit: PAGE });
    if (!answer.ok) {
      tell(problemWords(answer.problem), false);
      return;
    }
    const known = new Set((this.rows.value ?? []).map((row) => row.id));
    batch(() => {
      this.rows.value = [...(this.rows.value ?? []), ...answer.value.items.filter((row) => !known.has(row.id))];
      this.cursor.value = answer.value.cursor;
    });
  };

  /** Takes a row for whoever is signed in. */
  claim = async (row: QueueRow): Promise<void> => {
    const answer = await claim(row);
    if (answer.ok) {
      this.put({ ...row, ...answer.value });
      tell(t('queue.claimed'));
      return;
    }
    tell(answer.problem.code === 'stale' ? t('queue.claimedByOther') : problemWords(answer.problem), false);
    await this.look();
  };

  /** Listens to news until the returned function is called. */
  watch(): () => void {
    const soon = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.look, SETTLE_MS);
    };
    const stop = onNews((news) => {
      if (news.kind === 'queue') soon();
    });
    const stopOpened = opened.subscribe(soon);
    return () => {
      clearTimeout(this.timer);
      stop();
      stopOpened();
    };
  }

  /** Reads the queue again and merges; an empty list has nothing that could move and takes the news at once. */
  private look = async (): Promise<void> => {
    const shown = this.rows.value;
    if (shown === null || shown.length === 0) return this.load(true);
    const answer = await this.read(true);
    if (answer === null || !answer.ok) return;
    const merged = merge(this.rows.value ?? [], answer.value.items, answer.value.cursor === undefined);
    batch(() => {
      this.rows.value = merged.rows;
      this.fresh.value = merged.fresh;
      this.gone.value = merged.gone;
    });
  };

  /** The queue from its start; null when a newer answer came before this one. */
  private async read(live: boolean): Promise<Answer<Page<QueueRow>> | null> {
    this.asked += 1;
    const mine = this.asked;
    const answer = await queuePage({ ...this.filter, limit: this.window() }, live);
    if (mine < this.shown) return null;
    this.shown = mine;
    return answer;
  }

  private put(changed: QueueRow): void {
    this.rows.value = (this.rows.value ?? []).map((row) => (row.id === changed.id ? changed : row));
  }

  private window(): number {
    return Math.min(WINDOW_MAX, Math.max(PAGE, this.rows.value?.length ?? 0));
  }
}
