// The time that a text takes to read: the server notes when it stood on the screen, and no yes counts before.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../api/client.js';
import { draftShown } from '../../api/engagement-routes.js';
import type { Draft } from '../../api/engagement-types.js';

const TICK_MS = 250;

/** Where reading stands. `leftMs` null: the server has not noted it yet. */
export interface Reading {
  readonly leftMs: number | null;
  readonly problem: Problem | null;
}

/** Tells the server that the draft stands on the screen (not in a tab behind others), and counts down. */
export function useReading(threadId: string, draft: Draft, mine: boolean): Reading {
  const { id, revision, readingMs } = draft;
  const [readyAt, setReadyAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    let alive = true;
    setReadyAt(null);
    setProblem(null);
    const show = async (): Promise<void> => {
      if (document.hidden || !mine) return;
      document.removeEventListener('visibilitychange', onVisible);
      const answer = await draftShown(threadId, { id, revision });
      if (!alive) return;
      if (!answer.ok) return setProblem(answer.problem);
      // Never longer than reading takes: this computer's clock may be wrong.
      const left = Date.parse(answer.value.approvableAt) - Date.now();
      setReadyAt(Date.now() + Math.min(readingMs, Math.max(0, left)));
    };
    const onVisible = (): void => void show();
    document.addEventListener('visibilitychange', onVisible);
    void show();
    return () => {
      alive = false;
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [threadId, id, revision, mine, readingMs]);
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
