// A browser's side of the desk's API, in as few words as tests need: first sign-in, cookie, lists.

import { URI } from 'otpauth';

const OWN_PASSWORD = 'a long password for tests';

/** Somebody who is signed in at a desk. */
export class DeskClient {
  readonly #base: string;
  readonly #cookie: string;
  /** What its page's address is to a browser, where a proxy stands in front. */
  readonly #origin: string | undefined;

  private constructor(base: string, cookie: string, origin: string | undefined) {
    this.#base = base;
    this.#cookie = cookie;
    this.#origin = origin;
  }

  /** Completes the first sign-in of a fresh account with its one-time password. */
  static async firstSignIn(base: string, name: string, password: string, origin?: string): Promise<DeskClient> {
    const setup = await signIn(base, { name, password }, origin);
    const { totpUri } = (await setup.json()) as { totpUri: string };
    const code = URI.parse(totpUri).generate();
    const done = await signIn(base, { name, password, code, newPassword: OWN_PASSWORD }, origin);
    const cookie = done.headers.get('set-cookie')?.split(';')[0];
    if (!done.ok || cookie === undefined) throw new Error(`The first sign-in was answered with ${done.status}.`);
    return new DeskClient(base, cookie, origin);
  }

  /** GET below `/api/v1`. Throws on anything but 200. */
  async get(path: string): Promise<unknown> {
    const response = await fetch(`${this.#base}/api/v1${path}`, { headers: { cookie: this.#cookie } });
    if (response.status !== 200) throw new Error(`GET ${path} was answered with ${response.status}.`);
    return response.json();
  }

  /** POST below `/api/v1`. Throws on anything but success. */
  async post(path: string, body: object = {}): Promise<unknown> {
    const response = await fetch(`${this.#base}/api/v1${path}`, {
      method: 'POST',
      headers: { ...headersFrom(this.#origin ?? this.#base), cookie: this.#cookie },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path} was answered with ${response.status}.`);
    return response.json();
  }

  /** `name=value` of the session's cookie, for a browser of the same person. */
  get cookie(): string {
    return this.#cookie;
  }

  /** The same person at another process's desk: a session is the store's. */
  at(base: string): DeskClient {
    return new DeskClient(base, this.#cookie, this.#origin);
  }

  /** Reads the live stream until an event of this name comes; rejects when the signal ends it before. */
  async nextEvent(name: string, signal: AbortSignal): Promise<void> {
    const headers = { cookie: this.#cookie };
    const response = await fetch(`${this.#base}/api/v1/events`, { headers, signal });
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes(`event: ${name}\n`)) return;
    }
    throw new Error('The stream ended.');
  }

  /** A change below `/api/v1`. Throws on anything but success. */
  async change(method: 'POST' | 'PUT', path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.#base}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        'content-type': 'application/json',
        origin: this.#origin ?? this.#base,
        'sec-fetch-site': 'same-origin',
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Conversations that wait for a person, or for a reviewer. */
  async queue(kind: 'help' | 'review'): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (let cursor: string | undefined; ; ) {
      const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = (await this.get(`/queue?kind=${kind}${more}`)) as {
        readonly items: readonly { readonly conversationId: string }[];
        readonly cursor?: string;
      };
      for (const { conversationId } of page.items) found.add(conversationId);
      if (page.cursor === undefined) return found;
      cursor = page.cursor;
    }
  }
}

function signIn(base: string, body: object, origin = base): Promise<Response> {
  return fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: headersFrom(origin),
    body: JSON.stringify(body),
  });
}

/** What a desk's own page sends. */
function headersFrom(base: string) {
  return { 'content-type': 'application/json', origin: base, 'sec-fetch-site': 'same-origin' };
}
