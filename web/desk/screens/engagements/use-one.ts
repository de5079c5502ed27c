// One thing that is read from the server, read again when news says so, and kept on the page while the network is away.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/client.js';
import { onNews, opened } from '../../api/events.js';

/** What is known of it. */
export interface One<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
  /** Reads it again. */
  readonly again: () => void;
  /** Takes what an act answered. */
  readonly put: (value: T) => void;
}

/** Reads it whenever `key` changes, and when news of one of `realms` come. */
export function useOne<T>(key: string, read: () => Promise<Answer<T>>, realms: readonly string[]): One<T> {
  const [state, setState] = useState<{ key: string; value: T | null; problem: Problem | null }>({
    key,
    value: null,
    problem: null,
  });
  const latest = useRef(0);
  const look = async (): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    const answer = await read();
    if (mine !== latest.current) return;
    setState((before) => {
      if (answer.ok) return { key, value: answer.value, problem: null };
      return { key, value: before.key === key ? before.value : null, problem: answer.problem };
    });
  };
  useEffect(() => {
    void look();
    const stopNews = onNews(({ kind, realm }) => {
      if (kind === 'engagement' && realm !== null && realms.includes(realm)) void look();
    });
    const first = opened.peek();
    const stopOpened = opened.subscribe((times) => {
      if (times > Math.max(1, first)) void look();
    });
    return () => {
      latest.current += 1;
      stopNews();
      stopOpened();
    };
  }, [key]);
  return {
    value: state.key === key ? state.value : null,
    problem: state.key === key ? state.problem : null,
    again: () => void look(),
    put: (value) => {
      latest.current += 1;
      setState({ key, value, problem: null });
    },
  };
}
