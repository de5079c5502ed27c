// A small server that keeps to the chat's contract and serves the built page, so that the page can be tried alone.

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';
import type { Reply } from '../../src/domain/message.js';

const PAGE = resolve('dist/web/chat');
const LOCALES = resolve('content/locales');

/** The policy that the real server sends with the page. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.ico': 'image/x-icon',
};

/** One turn of the bot. */
export interface StandInTurn {
  readonly replies: readonly Partial<Reply>[];
  readonly closed?: boolean;
  readonly clear?: boolean;
}

interface Talk {
  readonly token: string;
  readonly language: string;
  readonly events: { seq: number; [key: string]: unknown }[];
  readonly answers: Map<string, { text: string; base: number; body: unknown }>;
  readonly listeners: Set<ServerResponse>;
  over: boolean;
}

/** What happened at the server, for the tests to look at. */
export interface Seen {
  readonly messages: { readonly id: string; readonly text: string; readonly token: string }[];
  readonly exits: string[];
  readonly sessions: string[];
  readonly resumedAfter: (string | undefined)[];
}

/** How the next calls go wrong. `drop`: the message is stored, then the connection breaks inside the answer. */
export interface Faults {
  drop: number;
  unavailable: number;
  /** Messages answered with 202; the replies follow by the stream when `release` is called. */
  slow: number;
  refuseSessions: number;
}

/** The stand-in under way. */
export interface StandIn {
  readonly url: string;
  readonly seen: Seen;
  readonly faults: Faults;
  /** Sends what was held back by `slow`. */
  release(): void;
  /** A counsellor writes into the latest talk. */
  sayAsPerson(name: string, text: string): void;
  /** The stream, not an answer, says that the talk is hidden and over. */
  hide(text: string): void;
  /** Breaks every open stream. */
  breakStreams(): void;
  /** Makes every token dead. */
  endAll(): void;
  close(): Promise<void>;
}

/** What the bot says to a text in a language; `n` counts the person's messages. */
export type Script = (text: string, language: string, n: number) => StandInTurn;

function openingOf(language: string): Reply[] {
  const words: Readonly<Record<string, readonly string[]>> = {
    en: [
      'Hello. This is a bot, and a person can join when you ask.',
      'Can somebody else see this phone?',
      'No, only me',
      'Yes, somebody can',
      'I am not sure',
    ],
    fr: [
      'Bonjour. Ici un robot répond, et une personne peut venir si vous le demandez.',
      'Quelqu’un d’autre peut-il voir ce téléphone ?',
      'Non, moi seulement',
      'Oui, quelqu’un peut',
      'Je ne sais pas',
    ],
    es: [
      'Hola. Esto es un bot, y una persona puede entrar cuando lo pida.',
      '¿Puede otra persona ver este teléfono?',
      'No, solo yo',
      'Sí, alguien puede',
      'No estoy seguro',
    ],
  };
  const [hello = '', question = '', ...options] = words[language] ?? [];
  return [
    { from: 'bot', text: hello, language },
    { from: 'bot', text: question, options, language },
  ];
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ type: 'about:blank', status, code }));
}

function servePage(path: string, response: ServerResponse): void {
  const file = join(PAGE, normalize(path === '/' ? '/index.html' : path));
  if (!file.startsWith(PAGE)) {
    problem(response, 404, 'not_found');
    return;
  }
  try {
    const content = readFileSync(file);
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(content);
  } catch {
    problem(response, 404, 'not_found');
  }
}

function serveWords(language: string, response: ServerResponse): void {
  try {
    const all = JSON.parse(readFileSync(join(LOCALES, `${language}.json`), 'utf8')) as Record<string, string>;
    send(response, 200, Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('chat.'))));
  } catch {
    problem(response, 404, 'not_found');
  }
}

/** The routes over the talks held in memory. */
function createRoutes(script: Script, seen: Seen, faults: Faults) {
  const talks: Talk[] = [];
  const held: (() => void)[] = [];
  const write = (response: ServerResponse, event: { seq: number }) =>
    response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  const publish = (talk: Talk, event: { seq: number; [key: string]: unknown }) => {
    talk.events.push(event);
    for (const listener of talk.listeners) write(listener, event);
  };
  const nextSeq = (talk: Talk) => (talk.events.at(-1)?.seq ?? 0) + 1;
  const talkOf = (request: IncomingMessage) =>
    talks.find((talk) => !talk.over && request.headers.authorization === `Bearer ${talk.token}`);

  const session = async (request: IncomingMessage, response: ServerResponse) => {
    if (faults.refuseSessions > 0) {
      faults.refuseSessions--;
      return problem(response, 503, 'store_unavailable');
    }
    const { lang } = await bodyOf(request);
    const language = ['en', 'fr', 'es'].includes(String(lang)) ? String(lang) : 'en';
    const token = `token-${talks.length + 1}`;
    talks.push({ token, language, events: [], answers: new Map(), listeners: new Set(), over: false });
    seen.sessions.push(language);
    send(response, 200, { token, opening: openingOf(language), languages: ['en', 'fr', 'es'] });
  };
  const answer = (talk: Talk, id: string, text: string) => {
    const turn = script(text, talk.language, talk.answers.size + 1);
    const base = nextSeq(talk);
    const replies = turn.replies.map((reply, n) => ({
      seq: base + n,
      from: 'bot',
      text: '',
      language: talk.language,
      ...reply,
    }));
    const { closed = false, clear = false } = turn;
    const body = { seq: base, replies, ...(closed ? { closed, clear } : {}) };
    talk.answers.set(id, { text, base, body });
    return { body, replies, closed, base };
  };
  const message = async (request: IncomingMessage, response: ServerResponse) => {
    const talk = talkOf(request);
    if (talk === undefined) return problem(response, 401, 'unauthorised');
    if (faults.unavailable > 0) {
      faults.unavailable--;
      return problem(response, 503, 'store_unavailable');
    }
    const { id, text } = await bodyOf(request);
    if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || typeof text !== 'string')
      return problem(response, 400, 'malformed');
    seen.messages.push({ id, text, token: talk.token });
    const before = talk.answers.get(id);
    if (before !== undefined)
      return before.text === text ? send(response, 200, before.body) : problem(response, 409, 'conflict');
    if (faults.slow > 0) {
      faults.slow--;
      held.push(() => {
        for (const reply of answer(talk, id, text).replies) publish(talk, reply);
      });
      return send(response, 202, { seq: nextSeq(talk) });
    }
    const made = answer(talk, id, text);
    for (const reply of made.replies) publish(talk, reply);
    if (made.closed) talk.over = true;
    if (faults.drop > 0) {
      faults.drop--;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 9999 });
      return response.write('{"seq":', () => request.socket.destroy());
    }
    send(response, 200, made.body);
  };
  const events = (request: IncomingMessage, response: ServerResponse) => {
    const talk = talkOf(request);
    if (talk === undefined) return problem(response, 401, 'unauthorised');
    const after = request.headers['last-event-id'];
    seen.resumedAfter.push(after === undefined ? undefined : String(after));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    for (const event of talk.events) if (event.seq > Number(after ?? 0)) write(response, event);
    talk.listeners.add(response);
    response.on('close', () => talk.listeners.delete(response));
  };
  const exit = (request: IncomingMessage, response: ServerResponse) => {
    const talk = talkOf(request);
    if (talk === undefined) return problem(response, 401, 'unauthorised');
    talk.over = true;
    seen.exits.push(talk.token);
    send(response, 204);
  };
  const breakStreams = () => {
    for (const talk of talks) for (const listener of talk.listeners) listener.destroy();
  };
  return { talks, held, publish, nextSeq, session, message, events, exit, breakStreams };
}

/** Starts the stand-in on a free port of this machine. */
export async function startStandIn(script: Script): Promise<StandIn> {
  const seen: Seen = { messages: [], exits: [], sessions: [], resumedAfter: [] };
  const faults: Faults = { drop: 0, unavailable: 0, slow: 0, refuseSessions: 0 };
  const routes = createRoutes(script, seen, faults);
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const words = /^\/chat\/strings\/([a-z-]+)\.json$/.exec(path);
    if (words?.[1] !== undefined) return serveWords(words[1], response);
    if (path === '/chat/session') return void routes.session(request, response);
    if (path === '/chat/messages') return void routes.message(request, response);
    if (path === '/chat/events') return routes.events(request, response);
    if (path === '/chat/exit') return routes.exit(request, response);
    servePage(path, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    seen,
    faults,
    release() {
      for (const go of routes.held.splice(0)) go();
    },
    sayAsPerson(name, text) {
      const talk = routes.talks.findLast((one) => !one.over);
      if (talk === undefined) throw new Error('Nobody is in the chat.');
      routes.publish(talk, { seq: routes.nextSeq(talk), from: 'person', name, text, language: talk.language });
    },
    hide(text) {
      const talk = routes.talks.at(-1);
      if (talk === undefined) throw new Error('Nobody is in the chat.');
      routes.publish(talk, { seq: routes.nextSeq(talk), from: 'bot', text, language: 'en', closed: true, clear: true });
    },
    breakStreams: routes.breakStreams,
    endAll() {
      for (const talk of routes.talks) talk.over = true;
      routes.breakStreams();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
