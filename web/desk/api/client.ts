// One way to ask the desk's API: JSON in and out, problems as values, a lost session noticed wherever it happens.

import { signal } from '@preact/signals';
import { language } from '../i18n/words.js';

/** Why a request came to nothing. `status` 0: the server was not reached. `code` is stable, `detail` a plain sentence. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly [fact: string]: unknown;
}

/** What an act came to. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** When the server was lost, in milliseconds since 1970; null while it answers. */
export const lostAt = signal<number | null>(null);

/** Raised each time the server says that nobody is signed in any more. */
export const signedOut = signal(0);

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const facts = typeof body === 'object' && body !== null ? body : {};
  return { code: 'internal', ...facts, status: response.status };
}

type Reader<T> = (response: Response) => Promise<T>;

async function answer<T>(response: Response, path: string, read: Reader<T>): Promise<Answer<T>> {
  if (!response.ok) {
    if (response.status === 401 && path !== 'session') signedOut.value += 1;
    return { ok: false, problem: await problemOf(response) };
  }
  return { ok: true, value: await read(response) };
}

/** When something was last asked for the person and not by the page on its own, in milliseconds since 1970. */
export const lastUse = { at: 0 };

/** Asks `/api/v1/<path>`. `live`: the page asks on its own, which is no sign that somebody is there. Never throws: a network that is away is a problem with status 0 and code `offline`. */
export async function ask<T>(
  method: string,
  path: string,
  body?: unknown,
  live = false,
  read: Reader<T> = async (response) => (response.status === 204 ? undefined : await response.json()) as T,
): Promise<Answer<T>> {
  if (!live) lastUse.at = Date.now();
  const headers = { accept: 'application/json', 'accept-language': language.value, ...(live ? { 'x-live': '1' } : {}) };
  const init: RequestInit = { method, headers, cache: 'no-store' };
  if (body !== undefined) {
    init.headers = { ...headers, 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(`/api/v1/${path}`, init);
    lostAt.value = null;
    return await answer(response, path, read);
  } catch {
    lostAt.value ??= Date.now();
    return { ok: false, problem: { status: 0, code: 'offline' } };
  }
}

/** Posts and reads a file that is made while it comes; one that breaks off is a problem like a network that is away. */
export function askFile(path: string, body: unknown, onBytes: (bytes: number) => void): Promise<Answer<Blob>> {
  return ask('POST', path, body, false, async (response) => {
    let bytes = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, passed) {
        bytes += chunk.length;
        onBytes(bytes);
        passed.enqueue(chunk);
      },
    });
    // The browser keeps what comes out of the page's memory where it is large.
    return await new Response(response.body?.pipeThrough(counted) ?? null).blob();
  });
}

/** A query string without empty values, with its question mark. */
export function query(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '' && value !== false) given.set(name, String(value));
  }
  const text = given.toString();
  return text === '' ? '' : `?${text}`;
}
