// The desk's port over a real embedded store and the real message path, with a clock that tests move.

import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAudit } from '../../src/app/audit.js';
import { addAccount } from '../../src/app/auth/accounts.js';
import { createPasswords, type Passwords } from '../../src/app/auth/passwords.js';
import { createSessions } from '../../src/app/auth/sessions.js';
import { createSignInThrottle } from '../../src/app/auth/throttle.js';
import { createBus } from '../../src/app/bus.js';
import { createAfterTurn } from '../../src/app/desk/after-turn.js';
import { createHeads } from '../../src/app/inbox/heads.js';
import { createInbox } from '../../src/app/inbox/inbox.js';
import type { Talk } from '../../src/app/inbox/talk.js';
import type { Change, Log } from '../../src/app/ports.js';
import { makeContact } from '../../src/app/receive-message.js';
import type { Clock, Ids } from '../../src/domain/clock.js';
import type { Role } from '../../src/domain/staff.js';
import { createDeskApp } from '../../src/server/desk-app.js';
import type { DeskDeps } from '../../src/server/desk-deps.js';
import { createMetrics } from '../../src/server/metrics.js';
import type { Vault } from '../../src/store/contract/sealing.js';
import type { Store } from '../../src/store/contract.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { plainVault } from '../helpers/plain-vault.js';
import { deskTalk } from './scripted-talk.js';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Hashes that cost nothing, for tests that are not about passwords. */
export const cheapPasswords: Passwords = {
  hash: async (password) => createHmac('sha256', 'cheap').update(password).digest('hex'),
  verify: async (stored, password) => stored === createHmac('sha256', 'cheap').update(password).digest('hex'),
};

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly json: any;
}

export interface Sent {
  readonly body?: unknown;
  /** Sent as it stands, with the headers given. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody signed in. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
  ask(method: string, path: string, sent?: Sent): Promise<Reply>;
  get(path: string, sent?: Sent): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  /** Signs in anew, as after a long break. */
  again(): Promise<StaffMember>;
}

export interface DeskWorldOptions {
  readonly realPasswords?: boolean;
  readonly over?: Partial<DeskDeps>;
  /** What needs the world's own store and clock. */
  readonly more?: (tools: WorldTools) => Promise<Partial<DeskDeps>>;
  /** Instead of the scripted one. */
  readonly talk?: (tools: { readonly clock: Clock; readonly ids: Ids }) => Talk;
}

/** What parts of a desk are made of. */
export type WorldTools = Pick<DeskDeps, 'bus' | 'clock' | 'ids'> & { readonly store: Store; readonly vault: Vault };

/** Everything of one test file. `end` closes it. */
export async function deskWorld(options: DeskWorldOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const store: Store = await openSqliteStore({ path: join(folder, 'store.db') });
  const vault = plainVault();
  const time = { now: 1_800_000_000_000, mono: 0 };
  const clock = { now: () => time.now, monotonic: () => time.mono };
  let counter = 0;
  const ids = { random: () => `id${String(++counter).padStart(20, '0')}` };
  const changes: Change[] = [];
  const bus = createBus(silentLog);
  bus.subscribe((change) => void changes.push(change));
  const tools = { store, vault, bus, clock, ids };
  const afterTurn = createAfterTurn({ ...tools, log: silentLog });
  const inbox = createInbox({
    ...tools,
    heads: createHeads({ store, vault }),
    talk: options.talk?.({ clock, ids }) ?? deskTalk(clock.now),
    log: silentLog,
    onProcessed: afterTurn,
  });
  const passwords = options.realPasswords ? createPasswords() : cheapPasswords;
  const deps: DeskDeps = {
    ...tools,
    inbox,
    log: silentLog,
    metrics: createMetrics(),
    audit: createAudit({ store: store.audit, meta: store.meta, vault, ids, clock }),
    sessions: createSessions({ staff: store.staff, bus, clock, ids }),
    passwords,
    throttle: createSignInThrottle(),
    words: () => ({ 'vague-employer': { name: 'Unverifiable employer', explains: 'No name.', weight: 'weak' } }),
    duty: { now: () => ({ anybody: true, languages: ['en'] }) },
    isPresent: () => false,
    channels: () => [],
    pageDir: join(folder, 'page'),
    deskUrl: null,
    trustProxy: 0,
    exemptLoopback: true,
    ...options.over,
    ...(await options.more?.(tools)),
  };
  const server = createServer(createDeskApp(deps));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const send = (method: string, path: string, sent: Sent = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const payload = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
      const json = sent.body === undefined ? {} : { 'Content-Type': 'application/json' };
      const length = payload === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(payload)) };
      const headers = { ...json, ...length, ...sent.headers };
      const asked = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString();
          const isJson = /json/.test(response.headers['content-type'] ?? '');
          const parsed = isJson ? (JSON.parse(text) as unknown) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, bytes, json: parsed });
        });
      });
      asked.on('error', reject);
      asked.end(payload);
    });

  let people = 0;
  /** An active account with these roles, signed in. */
  async function staffWith(...roles: Role[]): Promise<StaffMember> {
    const name = `Staff ${++people}`;
    const made = await addAccount(name, roles, { ...tools, staff: store.staff, passwords: cheapPasswords });
    if (!made.ok) throw new Error(made.error);
    const account = await store.staff.byNameKey(name.toLowerCase());
    if (account === undefined) throw new Error('no account');
    await store.staff.update({ ...account, state: 'active', version: account.version + 1 });
    return signedIn(account.id, name);
  }

  /** A fresh session of an account. */
  async function signedIn(id: string, name: string): Promise<StaffMember> {
    const cookie = `__Host-desk=${await deps.sessions.start(id)}`;
    const ask = (method: string, path: string, sent: Sent = {}) =>
      send(method, `/api/v1${path}`, { ...sent, headers: { Cookie: cookie, ...sent.headers } });
    return {
      id,
      name,
      cookie,
      ask,
      get: (path, sent) => ask('GET', path, sent),
      post: (path, body = {}) => ask('POST', path, { body }),
      again: () => signedIn(id, name),
    };
  }

  let chats = 0;
  /** Somebody who writes to the bot. */
  async function person() {
    const chat = `chat-${++chats}`;
    const contact = await makeContact({ channel: 'web', account: 'page', chat }, { store, vault, clock, ids });
    let update = 0;
    const says = async (text: string) => {
      const body = { kind: 'inbound', text } as const;
      const submitted = await inbox.submit({
        contactId: contact.id,
        body,
        updateId: `u${++update}`,
        platformAt: null,
      });
      if (submitted.kind !== 'done') throw new Error(submitted.kind);
      return submitted;
    };
    return { contactId: contact.id, says };
  }

  async function stopListening(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  return {
    ...tools,
    deps,
    time,
    changes,
    inbox,
    port,
    folder,
    send,
    staffWith,
    signedIn,
    person,
    api: (method: string, path: string, sent?: Sent) => send(method, `/api/v1${path}`, sent),
    stopListening,
    async end() {
      await stopListening();
      await inbox.idle();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type DeskWorld = Awaited<ReturnType<typeof deskWorld>>;
