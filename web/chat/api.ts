// The five calls of the page. Addresses are relative, no cookie travels, nothing is cached.

import { type ChatReply, type Opening, readFlags, readOpening, readReplies, type TurnFlags } from './protocol.js';

/** How long one call may take before it counts as lost, milliseconds. The server answers a message within 5 s. */
const PATIENCE_MS = 20_000;

/** What became of one message. */
export type SendAnswer =
  | ({ readonly kind: 'answered'; readonly replies: readonly ChatReply[] } & TurnFlags)
  /** Stored for good; the replies come by the stream. */
  | { readonly kind: 'accepted' }
  /** The talk is over; the message was not taken. */
  | { readonly kind: 'over' }
  /** It will never be taken as it stands. */
  | { readonly kind: 'refused'; readonly tooLong: boolean }
  /** Not known or not now: the same id again, not before `afterMs`. */
  | { readonly kind: 'later'; readonly afterMs: number };

const COMMON: RequestInit = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' };

function headers(token: string | null): Record<string, string> {
  return { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
}

async function post(path: string, token: string | null, body: unknown): Promise<Response | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    return await fetch(path, {
      ...COMMON,
      method: 'POST',
      headers: headers(token),
      body: JSON.stringify(body),
      signal: stop.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** Seconds of `Retry-After` as milliseconds, 0 without one. */
function retryAfterMs(response: Response): number {
  return Number(response.headers.get('retry-after')) * 1000 || 0;
}

/** Opens a talk; null when the server could not be reached or would not. */
export async function openSession(language: string): Promise<Opening | null> {
  const response = await post('chat/session', null, { lang: language });
  return response?.ok ? readOpening(await json(response)) : null;
}

/** Sends one message. The same `id` again is safe. */
export async function sendMessage(token: string, id: string, text: string): Promise<SendAnswer> {
  const response = await post('chat/messages', token, { id, text });
  if (response === null) return { kind: 'later', afterMs: 0 };
  const { status } = response;
  if (status === 401) return { kind: 'over' };
  if (status === 202) return { kind: 'accepted' };
  if (response.ok) {
    const body = await json(response);
    // The connection broke inside the answer: ask again rather than guess.
    if (body === null) return { kind: 'later', afterMs: 0 };
    return { kind: 'answered', replies: readReplies((body as { replies?: unknown }).replies), ...readFlags(body) };
  }
  if (status >= 500 || status === 429 || status === 408) return { kind: 'later', afterMs: retryAfterMs(response) };
  return { kind: 'refused', tooLong: status === 413 };
}

/** Opens the stream of replies after `after`. Rejects when the server cannot be reached. */
export function openEvents(token: string, after: string, signal: AbortSignal): Promise<Response> {
  const resume: Record<string, string> = after === '' ? {} : { 'last-event-id': after };
  return fetch('chat/events', {
    ...COMMON,
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...resume },
    signal,
  });
}

/** Ends the talk while the page goes away; nobody waits for the answer. */
export function exit(token: string): void {
  fetch('chat/exit', { ...COMMON, method: 'POST', headers: headers(token), body: '{}', keepalive: true }).catch(
    () => {},
  );
}

/** The page's words in a language; null when there are none or no network. */
export async function fetchWords(language: string): Promise<Readonly<Record<string, string>> | null> {
  try {
    const response = await fetch(`chat/strings/${encodeURIComponent(language)}.json`, {
      ...COMMON,
      cache: 'default',
    });
    return response.ok ? ((await response.json()) as Record<string, string>) : null;
  } catch {
    return null;
  }
}
