// Live news from the server, read with fetch so that nothing secret stands in an address; it comes back by itself.

import { signal } from '@preact/signals';
import { backOffMs, createWaiter } from '../../shared/back-off.js';
import { readEvents, type ServerEvent } from '../../shared/server-events.js';
import { lostAt, signedOut } from './client.js';

/** What the stream speaks of (`queue`, `conversation`, `session`, `roster`, `engagement`); ids only. `realm` and `id`: of engagements. */
export interface News {
  readonly kind: string;
  readonly conversationId: string | null;
  readonly realm: string | null;
  readonly id: string | null;
}

/** `live`, or on the way back after a break. */
export const line = signal<'live' | 'connecting'>('connecting');

/** How many times the line was opened: lists load again when it comes back, so that nothing that happened between is missed. */
export const opened = signal(0);

/** A line that shows no sign of life for so long (the server beats every 15 s) is taken for broken. */
const SILENCE_MS = 45_000;

const listeners = new Set<(news: News) => void>();

/** Listens until the returned function is called. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function newsOf({ event, data }: ServerEvent): News {
  const about = JSON.parse(data) as Record<string, unknown>;
  const text = (name: string): string | null => (typeof about[name] === 'string' ? about[name] : null);
  return { kind: event, conversationId: text('conversationId'), realm: text('realm'), id: text('id') };
}

function publish(event: ServerEvent): void {
  const news = newsOf(event);
  for (const listener of listeners) listener(news);
}

/** Reads one connection to its end; resolves to false when the session is over. */
async function listenOnce(stop: AbortSignal): Promise<boolean> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    const response = await fetch('/api/v1/events', {
      headers: { accept: 'text/event-stream', 'x-live': '1' },
      signal: AbortSignal.any([stop, silence.signal]),
    });
    if (response.status === 401) signedOut.value += 1;
    if (!response.ok || response.body === null) return response.status !== 401;
    line.value = 'live';
    lostAt.value = null;
    opened.value += 1;
    await readEvents(response.body, publish, alive);
    return true;
  } finally {
    clearTimeout(timer);
  }
}

/** Holds the line until `stop`; waits longer after each failed try, and comes at once when the network is back. */
export async function holdLine(stop: AbortSignal): Promise<void> {
  const waiter = createWaiter();
  addEventListener('online', waiter.kick, { signal: stop });
  stop.addEventListener('abort', waiter.kick);
  for (let attempt = 0; !stop.aborted; attempt++) {
    const before = opened.value;
    try {
      if (!(await listenOnce(stop))) return;
    } catch {
      if (!stop.aborted) lostAt.value ??= Date.now();
    }
    if (stop.aborted) return;
    line.value = 'connecting';
    if (opened.value > before) attempt = 0;
    await waiter.wait(backOffMs(attempt, Math.random()));
  }
}
