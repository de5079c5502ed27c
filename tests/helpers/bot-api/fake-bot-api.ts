// A small, faithful stand-in for the Bot API: an HTTP server of its own that refuses what the real one refuses.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type ChatMessage, Chats, type Person, type Update } from './chats.js';
import {
  ApiError,
  badRequest,
  checkedIds,
  checkedKeyboard,
  checkedKinds,
  checkedNumber,
  checkedText,
  checkedWebhook,
  type Payload,
  type WebhookSettings,
} from './checks.js';
import { type Trouble, Troubles } from './troubles.js';

/** How often `until` looks. */
const LOOK_MS = 5;

/** One call that reached the platform. */
export interface Call {
  readonly method: string;
  readonly payload: Payload;
  /** Milliseconds on a clock that does not jump. */
  readonly at: number;
}

interface Fetching {
  readonly end: (answer: readonly Update[] | ApiError) => void;
  readonly allowed: readonly string[] | null;
}

/** The platform with one bot. */
export class FakeBotApi {
  readonly token = '70001:not-a-real-token';
  readonly troubles = new Troubles();
  readonly calls: Call[] = [];
  readonly blockedBy = new Set<number>();
  readonly #chats = new Chats(() => Date.now());
  readonly #server: Server;
  #queue: Update[] = [];
  #fetching: Fetching | null = null;
  #webhook: WebhookSettings | null = null;
  #authorised = true;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<FakeBotApi> {
    const api = new FakeBotApi();
    api.#server.listen(0, '127.0.0.1');
    await once(api.#server, 'listening');
    return api;
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get webhook(): WebhookSettings | null {
    return this.#webhook;
  }

  /** BotFather's /revoke: the token counts no more. */
  revoke(): void {
    this.#authorised = false;
  }

  person(language?: string): Person {
    return this.#chats.newPerson(language);
  }

  /** An update that no act of a person in a private chat makes. */
  update(content: Readonly<Record<string, unknown>>): Update {
    return this.#chats.update(content);
  }

  /** Puts updates where getUpdates finds them. */
  queue(...updates: readonly Update[]): void {
    this.#queue.push(...updates);
    this.#answerFetching();
  }

  /** Updates that nobody has acknowledged yet. */
  get waiting(): readonly Update[] {
    return this.#queue;
  }

  /** Brings an update to the webhook as the platform does; `base` stands for the host that it would call. */
  async post(base: string, update: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const webhook = this.#webhook;
    const path = webhook === null ? '/webhooks/telegram' : new URL(webhook.url).pathname;
    const secret =
      webhook?.secret === null || webhook === null ? {} : { 'x-telegram-bot-api-secret-token': webhook.secret };
    return fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...secret, ...headers },
      body: typeof update === 'string' ? update : JSON.stringify(update),
    });
  }

  callsOf(method: string, chat?: number): readonly Call[] {
    return this.calls.filter(
      (call) => call.method === method && (chat === undefined || Number(call.payload.chat_id) === chat),
    );
  }

  /** Resolves when `done` is true. */
  async until(done: () => boolean): Promise<void> {
    while (!done()) await delay(LOOK_MS);
  }

  /** The first `count` messages of the bot that the person sees. */
  async seen(person: Person, count: number): Promise<readonly ChatMessage[]> {
    await this.until(() => person.sees.length >= count);
    return person.sees.slice(0, count);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { method, payload } = await this.#read(request);
      this.calls.push({ method, payload, at: performance.now() });
      const chat = payload.chat_id === undefined ? null : Number(payload.chat_id);
      const trouble = this.troubles.take(method, chat);
      if (trouble !== undefined && !this.#meets(trouble, request, response)) return;
      const result = await this.#carryOut(method, payload, response);
      if (trouble?.kind === 'silent') return;
      if (trouble?.kind === 'cut') {
        request.socket.resetAndDestroy();
        return;
      }
      answer(response, 200, { ok: true, result });
    } catch (error) {
      const { status, message, parameters } = error instanceof ApiError ? error : new ApiError(500, String(error));
      answer(response, status, { ok: false, error_code: status, description: message, parameters });
    }
  }

  async #read(request: IncomingMessage): Promise<{ readonly method: string; readonly payload: Payload }> {
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (token === undefined || method === undefined || !/^\d+:[\w-]+$/.test(token))
      throw new ApiError(404, 'Not Found');
    if (token !== this.token || !this.#authorised) throw new ApiError(401, 'Unauthorized');
    const text = Buffer.concat(chunks).toString('utf8');
    return { method, payload: text === '' ? {} : (JSON.parse(text) as Payload) };
  }

  /** False: there will be no answer but this one. */
  #meets(trouble: Trouble, request: IncomingMessage, response: ServerResponse): boolean {
    switch (trouble.kind) {
      case 'error': {
        const after = trouble.retryAfter === undefined ? {} : { retry_after: trouble.retryAfter };
        throw new ApiError(trouble.status, trouble.says, after);
      }
      case 'gateway':
        response.writeHead(trouble.status, { 'content-type': 'text/html' }).end('<html>nginx</html>');
        return false;
      case 'reset':
        request.socket.resetAndDestroy();
        return false;
      case 'hang':
        return false;
      case 'silent':
      case 'cut':
        return true;
    }
  }

  async #carryOut(method: string, payload: Payload, response: ServerResponse): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return { id: Number(this.token.split(':')[0]), is_bot: true, first_name: 'Bot', username: 'quiet_example_bot' };
      case 'sendMessage':
        return this.#sendMessage(payload);
      case 'deleteMessage':
        this.#chats.delete(this.#chatOf(payload), checkedNumber(payload, 'message_id'), 'refuse');
        return true;
      case 'deleteMessages':
        for (const id of checkedIds(payload.message_ids)) this.#chats.delete(this.#chatOf(payload), id, 'skip');
        return true;
      case 'answerCallbackQuery':
        if (!String(payload.callback_query_id).startsWith('press-')) throw badRequest('query is too old');
        return true;
      case 'getMyDescription':
        return { description: '' };
      case 'getMyShortDescription':
        return { short_description: '' };
      case 'leaveChat':
        return true;
      default:
        return this.#accountMethod(method, payload, response);
    }
  }

  #accountMethod(method: string, payload: Payload, response: ServerResponse): unknown {
    switch (method) {
      case 'setWebhook':
        this.#webhook = checkedWebhook(payload);
        return true;
      case 'deleteWebhook':
        this.#webhook = null;
        if (payload.drop_pending_updates === true) this.#queue = [];
        return true;
      case 'getWebhookInfo':
        return {
          url: this.#webhook?.url ?? '',
          has_custom_certificate: false,
          pending_update_count: this.#queue.length,
        };
      case 'getUpdates':
        return this.#getUpdates(payload, response);
      default:
        throw new ApiError(404, 'Not Found: method not found');
    }
  }

  #sendMessage(payload: Payload): unknown {
    const chat = this.#chatOf(payload);
    if (this.blockedBy.has(chat)) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
    const text = checkedText(payload);
    const keyboard = checkedKeyboard(payload.reply_markup);
    const { id, date } = this.#chats.add(chat, { from: 'bot', text, keyboard, payload });
    return { message_id: id, date, chat: { id: chat, type: 'private' }, text };
  }

  #chatOf(payload: Payload): number {
    const chat = checkedNumber(payload, 'chat_id');
    if (!this.#chats.known(chat)) throw badRequest('chat not found');
    return chat;
  }

  async #getUpdates(payload: Payload, response: ServerResponse): Promise<readonly Update[]> {
    if (this.#webhook !== null)
      throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first");
    this.#fetching?.end(new ApiError(409, 'Conflict: terminated by other getUpdates request'));
    const offset = Number(payload.offset ?? 0);
    this.#queue = this.#queue.filter(({ update_id: id }) => id >= offset);
    const allowed = checkedKinds(payload.allowed_updates);
    const answered = new Promise<readonly Update[] | ApiError>((end) => {
      this.#fetching = { end, allowed };
      const timer = setTimeout(end, Number(payload.timeout ?? 0) * 1000, []);
      response.once('close', () => {
        clearTimeout(timer);
        end([]);
      });
    });
    const mine = this.#fetching;
    this.#answerFetching();
    const result = await answered;
    if (this.#fetching === mine) this.#fetching = null;
    if (result instanceof ApiError) throw result;
    return result;
  }

  #answerFetching(): void {
    if (this.#fetching === null || this.#queue.length === 0) return;
    const { end, allowed } = this.#fetching;
    end(this.#queue.filter((update) => allowed === null || allowed.some((kind) => kind in update)).slice(0, 100));
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
