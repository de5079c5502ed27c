// Who is on duty, shared by the strip over the queue and the roster's own page.

import { signal } from '@preact/signals';
import { onNews } from '../api/events.js';
import { roster as ask } from '../api/routes.js';
import type { Roster } from '../api/types.js';

const SETTLE_MS = 500;

/** The last known roster. */
export const roster = signal<Roster | null>(null);

/** Reads it again. */
export async function loadRoster(): Promise<void> {
  const answer = await ask();
  if (answer.ok) roster.value = answer.value;
}

/** Reads it now and at each change until the returned function is called; gaps change with the queue too. */
export function watchRoster(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  void loadRoster();
  const stop = onNews((news) => {
    if (news.kind !== 'roster' && news.kind !== 'queue') return;
    clearTimeout(timer);
    timer = setTimeout(loadRoster, SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
