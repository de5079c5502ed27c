// A page's stream that comes back after every loss with the last seq it saw.

import { type ClientRequest, get } from 'node:http';
import type { Person } from './person.js';

const COME_BACK_MS = 50;

/** Reads a chat's stream for as long as it is told to. */
export class StreamReader {
  /** How often each stream position was handed over. */
  readonly seen = new Map<number, number>();
  readonly #person: Person;
  #last = 0;
  #request: ClientRequest | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(person: Person) {
    this.#person = person;
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#request?.destroy();
  }

  #open(): void {
    const headers = { authorization: `Bearer ${this.#person.token}`, 'last-event-id': String(this.#last) };
    const request = get({ host: '127.0.0.1', port: this.#person.port, path: '/chat/events', agent: false, headers });
    this.#request = request;
    const again = () => this.#comeBack(request);
    request.once('error', again);
    request.once('response', (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        rest = this.#read(rest + text);
      });
      response.once('error', again);
      response.once('close', again);
    });
  }

  #comeBack(request: ClientRequest): void {
    if (this.#stopped || this.#request !== request) return;
    this.#request = undefined;
    this.#timer = setTimeout(() => this.#open(), COME_BACK_MS);
  }

  /** Takes whole events out of what came; gives the rest. */
  #read(text: string): string {
    const events = text.split('\n\n');
    const rest = events.pop() ?? '';
    for (const event of events) {
      const id = /^id: (\d+)$/m.exec(event)?.[1];
      if (id === undefined) continue;
      this.#last = Number(id);
      this.seen.set(this.#last, (this.seen.get(this.#last) ?? 0) + 1);
    }
    return rest;
  }
}
