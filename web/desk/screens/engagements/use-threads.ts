// The list of threads, live, in an order that stays until somebody asks for it anew.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/client.js';
import { threads } from '../../api/engagement-routes.js';
import type { ThreadRow } from '../../api/engagement-types.js';
import { onNews, opened } from '../../api/events.js';
import { inOrder, settled, waitsForPerson } from './row-state.js';

const SETTLE_MS = 300;
/** Pages that are read at once. Who sees more than so many finds what waits in the queue of drafts, which is whole. */
const PAGES = 5;

/** The list. */
export interface Threads {
  readonly rows: readonly ThreadRow[] | null;
  readonly problem: Problem | null;
  /** Ids of those that waited for a person when the list was put in order. */
  readonly waiting: ReadonlySet<string>;
  /** Rows that would stand elsewhere, be new or be gone. */
  readonly moved: number;
  /** There are more than the list holds. */
  readonly cut: boolean;
  /** Reads it again and puts it in order. */
  readonly tidy: () => void;
}

type Read = { readonly rows: readonly ThreadRow[]; readonly cut: boolean } | Problem;

async function readAll(live: boolean): Promise<Read> {
  const rows: ThreadRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const answer = await threads(cursor, live);
    if (!answer.ok) return answer.problem;
    rows.push(...answer.value.items);
    cursor = answer.value.cursor;
    if (cursor === undefined) break;
  }
  return { rows, cut: cursor !== undefined };
}

/** Reads it and follows the news. */
export function useThreads(): Threads {
  const [state, setState] = useState<{
    readonly sorted: readonly ThreadRow[] | null;
    readonly latest: readonly ThreadRow[];
    readonly cut: boolean;
    readonly problem: Problem | null;
  }>({ sorted: null, latest: [], cut: false, problem: null });
  const asked = useRef(0);
  const look = async (tidy: boolean, live: boolean): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    const read = await readAll(live);
    if (mine !== asked.current) return;
    setState((before) => {
      if ('code' in read) return { ...before, problem: read };
      const sorted = tidy || before.sorted === null ? inOrder(read.rows) : before.sorted;
      return { sorted, latest: read.rows, cut: read.cut, problem: null };
    });
  };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(false, true), SETTLE_MS);
    };
    void look(true, false);
    const stopNews = onNews(({ kind, realm }) => {
      if (kind === 'engagement' && realm === 'thread') soon();
    });
    const first = opened.peek();
    const stopOpened = opened.subscribe((times) => {
      if (times > Math.max(1, first)) soon();
    });
    return () => {
      asked.current += 1;
      clearTimeout(timer);
      stopNews();
      stopOpened();
    };
  }, []);
  const now = state.sorted === null ? null : settled(state.sorted, state.latest);
  return {
    rows: now?.rows ?? null,
    waiting: new Set((state.sorted ?? []).filter(waitsForPerson).map(({ id }) => id)),
    problem: state.problem,
    moved: now?.moved ?? 0,
    cut: state.cut,
    tidy: () => void look(true, false),
  };
}
