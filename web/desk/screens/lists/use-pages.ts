// A list that is read page by page from a cursor.

import { useEffect, useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/client.js';
import type { Page } from '../../api/types.js';

/** What is known of the list. */
export interface Pages<T> {
  readonly items: readonly T[] | null;
  readonly problem: Problem | null;
  /** Reads from the start. */
  readonly again: () => void;
  /** Reads the next page; undefined on the last. */
  readonly more: (() => void) | undefined;
}

/** Reads a list again whenever `key` changes. A late answer to an older question is dropped. */
export function usePages<T>(key: string, read: (cursor?: string) => Promise<Answer<Page<T>>>): Pages<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{
    items: readonly T[] | null;
    cursor?: string | undefined;
    problem: Problem | null;
  }>({
    items: null,
    problem: null,
  });
  const take = async (before: readonly T[], cursor: string | undefined, alive: () => boolean): Promise<void> => {
    const answer = await read(cursor);
    if (!alive()) return;
    if (answer.ok) setState({ items: [...before, ...answer.value.items], cursor: answer.value.cursor, problem: null });
    else setState({ items: before.length === 0 ? null : before, cursor, problem: answer.problem });
  };
  useEffect(() => {
    let alive = true;
    setState({ items: null, problem: null });
    void take([], undefined, () => alive);
    return () => {
      alive = false;
    };
  }, [key, round]);
  const { items, cursor, problem } = state;
  return {
    items,
    problem,
    again: () => setRound(round + 1),
    more: cursor === undefined ? undefined : () => void take(items ?? [], cursor, () => true),
  };
}
