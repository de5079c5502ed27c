// People who wait for a person, watched on every page: the number in the menu, and the notice when somebody is in danger.

import { signal } from '@preact/signals';
import { onNews } from '../api/events.js';
import { queuePage } from '../api/routes.js';
import type { QueueRow } from '../api/types.js';

const SETTLE_MS = 400;
const MANY = 100;

/** Help requests that nobody has answered yet, longest wait first; at most a hundred are known. */
export const waiting = signal<readonly QueueRow[]>([]);

async function look(): Promise<void> {
  const answer = await queuePage({ kind: 'help', state: 'waiting', limit: MANY }, true);
  if (answer.ok) waiting.value = answer.value.items;
}

/** Watches until the returned function is called. */
export function watchWaiting(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  void look();
  const stop = onNews((news) => {
    if (news.kind !== 'queue') return;
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
    waiting.value = [];
  };
}
