// A list that is read page by page from a cursor.

import { useEffect, useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/client.js';
import type { Page } from '../../api/types.js';

/** What is known of the list. `page` is the newest page that was read, for what it says beside its items. */
export interface Pages<T, P extends Page<T> = Page<T>> {
  readonly items: readonly T[] | null;
  readonly page: P | null;
  readonly problem: Problem | null;
  /** Reads from the start. */
  readonly again: () => void;
  /** Reads the next page; undefined on the last. */
  readonly more: (() => void) | undefined;
}

/** Reads a list again whenever `key` changes. A late answer to an older question is dropped. */
export function usePages<T, P extends Page<T> = Page<T>>(
  key: string,
  read: (cursor?: string) => Promise<Answer<P>>,
): Pages<T, P> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{
    items: readonly T[] | null;
    page: P | null;
    problem: Problem | null;
  }>({
    items: null,
    page: null,
    problem: null,
  });
  const take = async (before: readonly T[], page: P | null, alive: () => boolean): Promise<void> => {
    const answer = await read(page?.cursor);
    if (!alive()) return;
    if (answer.ok) setState({ items: [...before, ...answer.value.items], page: answer.value, problem: null });
    else setState({ items: before.length === 0 ? null : before, page, problem: answer.problem });
  };
  useEffect(() => {
    let alive = true;
    setState({ items: null, page: null, problem: null });
    void take([], null, () => alive);
    return () => {
      alive = false;
    };
  }, [key, round]);
  const { items, page, problem } = state;
  return {
    items,
    page,
    problem,
    again: () => setRound(round + 1),
    more: page?.cursor === undefined ? undefined : () => void take(items ?? [], page, () => true),
  };
}
