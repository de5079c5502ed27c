// The time that a text takes to read: the server notes when it stood on the screen, and no yes counts before.

import { useEffect, useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/client.js';
import { draftShown } from '../../api/engagement-routes.js';
import type { Draft } from '../../api/engagement-types.js';

const TICK_MS = 250;

/** Where reading stands. `leftMs` null: the server has not noted it yet. */
export interface Reading {
  readonly leftMs: number | null;
  readonly problem: Problem | null;
}

/** Tells the server that the draft stands on the screen (not in a tab behind others), and counts down. */
export function useReading(threadId: string, { id, revision, readingMs }: Draft, mine: boolean): Reading {
  const show = () => draftShown(threadId, { id, revision });
  return useReadingOf(`${threadId} ${id} ${revision}`, readingMs, mine, show);
}

/** The same of any text; `key` names it and changes with its words, `show` tells the server. */
export function useReadingOf(
  key: string,
  readingMs: number,
  mine: boolean,
  show: () => Promise<Answer<{ readonly approvableAt: string }>>,
): Reading {
  const [readyAt, setReadyAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    let alive = true;
    setReadyAt(null);
    setProblem(null);
    const tell = async (): Promise<void> => {
      if (document.hidden || !mine) return;
      document.removeEventListener('visibilitychange', onVisible);
      const answer = await show();
      if (!alive) return;
      if (!answer.ok) return setProblem(answer.problem);
      // Never longer than reading takes: this computer's clock may be wrong.
      const left = Date.parse(answer.value.approvableAt) - Date.now();
      setReadyAt(Date.now() + Math.min(readingMs, Math.max(0, left)));
    };
    const onVisible = (): void => void tell();
    document.addEventListener('visibilitychange', onVisible);
    void tell();
    return () => {
      alive = false;
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [key, mine, readingMs]);
  const left = readyAt === null ? null : Math.max(0, readyAt - now);
  useEffect(() => {
    if (readyAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= readyAt) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [readyAt]);
  return { leftMs: left, problem };
}
