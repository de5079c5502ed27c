// Live news from the server, read with fetch so that nothing secret stands in an address; it comes back by itself.

import { signal } from '@preact/signals';
import { lostAt, signedOut } from './client.js';

/** What the stream speaks of (`queue`, `conversation`, `session`, `roster`); ids only. */
export interface News {
  readonly kind: string;
  readonly conversationId: string | null;
}

/** `live`, or on the way back after a break. */
export const line = signal<'live' | 'connecting'>('connecting');

/** How many times the line was opened: lists load again when it comes back, so that nothing that happened between is missed. */
export const opened = signal(0);

const listeners = new Set<(news: News) => void>();
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Listens until the returned function is called. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** One block of a server-sent event stream (WHATWG HTML 9.2) as news, or null for comments and heartbeats. */
export function readBlock(block: string): News | null {
  let kind = 'message';
  let data = '';
  for (const row of block.split('\n')) {
    if (row.startsWith('event:')) kind = row.slice(6).trim();
    if (row.startsWith('data:')) data += row.slice(5).trim();
  }
  if (data === '') return null;
  try {
    const body: unknown = JSON.parse(data);
    const facts = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const about = facts.conversationId;
    return { kind, conversationId: typeof about === 'string' ? about : null };
  } catch {
    return null;
  }
}

function publish(news: News | null): void {
  if (news !== null) for (const listener of listeners) listener(news);
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer = `${buffer}${decoder.decode(value, { stream: true })}`.replaceAll('\r\n', '\n');
    for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
      publish(readBlock(buffer.slice(0, end)));
      buffer = buffer.slice(end + 2);
    }
  }
}

async function listenOnce(stop: AbortSignal): Promise<'again' | 'over'> {
  const response = await fetch('/api/v1/events', { headers: { accept: 'text/event-stream' }, signal: stop });
  if (response.status === 401) {
    signedOut.value += 1;
    return 'over';
  }
  if (!response.ok || response.body === null) return 'again';
  line.value = 'live';
  lostAt.value = null;
  opened.value += 1;
  await readAll(response.body);
  return 'again';
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const now = (): void => {
      clearTimeout(timer);
      resolve();
    };
    addEventListener('online', now, { once: true, signal: stop });
    stop.addEventListener('abort', now, { once: true });
  });
}

/** Holds the line until `stop`; waits longer after each failed try, with jitter, and at once when the network is back. */
export async function holdLine(stop: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!stop.aborted) {
    try {
      if ((await listenOnce(stop)) === 'over') return;
      wait = FIRST_WAIT_MS;
    } catch {
      if (stop.aborted) return;
      lostAt.value ??= Date.now();
    }
    line.value = 'connecting';
    await pause(wait * (0.75 + Math.random() / 2), stop);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}
