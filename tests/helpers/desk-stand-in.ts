// A stand-in for the desk's server: the real page handler and policy, canned but stateful answers, each checked against the
// published shapes before it is sent.

import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { EngagementRoute } from '../../src/domain/engagement-permissions.js';
import { type DeskRoute, type HelpLineRoute, mayUse, permission } from '../../src/domain/permissions.js';
import { ConversationView, NoteView, SentView, TalkChanged } from '../../src/server/api/schemas/conversations.js';
import {
  AuditChains,
  AuditPage,
  DeliveriesPage,
  EntriesPage,
  IndicatorWords,
  RosterView,
} from '../../src/server/api/schemas/desk-lists.js';
import { HoldBody, HoldList, HoldView } from '../../src/server/api/schemas/holds.js';
import { QueuePage, QueueRow } from '../../src/server/api/schemas/queue.js';
import { ReviewItemView } from '../../src/server/api/schemas/review-items.js';
import { SessionView, SetupDone } from '../../src/server/api/schemas/session.js';
import { TurnsPage } from '../../src/server/api/schemas/turns.js';
import { deskPage } from '../../src/server/desk-page.js';
import { securityHeaders } from '../../src/server/security-headers.js';
import {
  ago,
  auditLog,
  CODE,
  deliveries,
  INDICATORS,
  PASSWORD,
  type StandInAccount,
  setAside,
} from './desk-stand-in-data.js';
import { type Refused, StandInWorld } from './desk-stand-in-world.js';
import { holdsOf } from './hold-stand-in.js';

const COOKIE = 'stand-in';
const TOTP = 'otpauth://totp/Desk:Lena?secret=JX4TK2MD9QRA7WBE&issuer=Desk';

/** Answers one route; a `Refused` is a problem. */
export type Handler = (request: Request, who: StandInAccount, world: StandInWorld) => unknown;
type Shaped = readonly [shape: z.ZodType | null, handle: Handler];

/** The running stand-in. */
export interface StandIn {
  readonly url: string;
  readonly world: StandInWorld;
  /** Sends a live event to every open page. */
  tell(event: string, data?: Record<string, unknown>): void;
  /** Refuses everything, as a network that is away, until called with false. */
  away(on: boolean): void;
  /** Ends all sessions. */
  endSessions(): void;
  close(): Promise<void>;
}

const body = (request: Request): Record<string, unknown> => (request.body ?? {}) as Record<string, unknown>;
const id = (request: Request): string => String(request.params.id);

const ROUTES: Partial<Record<HelpLineRoute, Shaped>> = {
  'session.get': [
    SessionView,
    (_request, { id, name, roles }) => ({ id, name, roles, expiresAt: ago(-28_800), idleAt: ago(-900) }),
  ],
  'queue.list': [QueuePage, ({ query }, who, world) => world.list(query as Record<string, string>, who)],
  'help.claim': [QueueRow, (request, who, world) => world.actOnHelp(id(request), 'claim', who, body(request))],
  'help.release': [QueueRow, (request, who, world) => world.actOnHelp(id(request), 'release', who, body(request))],
  'help.pass_on': [QueueRow, (request, who, world) => world.actOnHelp(id(request), 'pass_on', who, body(request))],
  'help.close': [QueueRow, (request, who, world) => world.actOnHelp(id(request), 'close', who, body(request))],
  'review.read': [ReviewItemView, (request, who, world) => world.review(id(request), who)],
  'review.claim': [
    ReviewItemView,
    (request, who, world) => world.actOnReview(id(request), 'claim', who, body(request)),
  ],
  'review.release': [
    ReviewItemView,
    (request, who, world) => world.actOnReview(id(request), 'release', who, body(request)),
  ],
  'review.decide': [
    ReviewItemView,
    (request, who, world) => world.actOnReview(id(request), String(body(request).act), who, body(request)),
  ],
  'conversation.read': [
    ConversationView,
    (request, who, world) => world.open(id(request), who, String(request.query.reason ?? '')),
  ],
  'turns.read': [TurnsPage, (request, _who, world) => world.turnsBefore(Number(request.query.before))],
  'conversation.take_over': [TalkChanged, (request, who, world) => world.takeOver(id(request), who)],
  'conversation.hand_back': [TalkChanged, (request, who, world) => world.handBack(id(request), who)],
  'message.send': [SentView, (request, who, world) => world.send(who, body(request) as { id: string; text: string })],
  'note.add': [NoteView, (request, who, world) => world.note(who, String(body(request).text))],
  'roster.read': [RosterView, (_request, _who, world) => world.roster()],
  'roster.put': [null, (request, who, world) => world.setDuty(who, body(request))],
  'deliveries.list': [DeliveriesPage, ({ query }) => deliveries(String(query.state))],
  'entries.list': [EntriesPage, () => setAside()],
  'holds.list': [HoldList, (_request, _who, world) => holdsOf(world).list()],
  'hold.act': [HoldView, (request, who, world) => holdsOf(world).act(who.id, HoldBody.parse(body(request)))],
  'audit.list': [AuditPage, () => auditLog()],
  'audit.chains': [AuditChains, () => ({ items: [{ chain: 'ch_1', events: 3, ok: true, brokenAt: null }] })],
  'indicators.list': [IndicatorWords, ({ query }) => ({ lang: String(query.lang ?? 'en'), indicators: INDICATORS })],
};

function problem(response: Response, status: number, facts: Record<string, unknown>): void {
  response.status(status).type('application/problem+json');
  response.send(JSON.stringify({ type: 'about:blank', title: String(facts.code), status, ...facts }));
}

function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refusedWith' in value;
}

class Sessions {
  private readonly open = new Map<string, StandInAccount>();

  start(account: StandInAccount, response: Response): void {
    const token = randomUUID();
    this.open.set(token, account);
    response.setHeader('Set-Cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`);
  }

  who(request: Request): StandInAccount | undefined {
    return this.open.get(/stand-in=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  }

  endAll(): void {
    this.open.clear();
  }
}

function signIn(world: StandInWorld, sessions: Sessions) {
  return (request: Request, response: Response) => {
    const { name, password, code, newPassword } = body(request);
    const account = world.accounts.find((one) => one.name.toLowerCase() === String(name).toLowerCase());
    const right = account !== undefined && password === PASSWORD;
    if (right && account.setup && newPassword === undefined) {
      return problem(response, 409, { code: 'setup_required', totpUri: TOTP });
    }
    if (!right || code !== CODE) return problem(response, 401, { code: 'unauthorised' });
    sessions.start(account, response);
    if (!account.setup) {
      response.status(204).end();
      return;
    }
    account.setup = false;
    response.json(SetupDone.parse({ recoveryCodes: ['k7m2-9xqa', 'v3td-04pe', '8h5c-w2nb', 'r6ya-77fk'] }));
  };
}

function mount(app: Express, name: DeskRoute, [shape, handle]: Shaped, world: StandInWorld, sessions: Sessions): void {
  const { method, path } = permission(name);
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  app[verb](`/api/v1${path}`, async (request, response) => {
    const who = sessions.who(request);
    const may = mayUse(name, who?.roles ?? null);
    if (may === 'sign_in') return problem(response, 401, { code: 'unauthorised' });
    if (who === undefined || may !== 'yes') return problem(response, may === 'not_found' ? 404 : 403, { code: may });
    await world.delay;
    world.asked.push(`${method} ${request.path}`);
    const answer = await handle(request, who, world);
    if (isRefused(answer)) return problem(response, answer.refusedWith, answer.facts);
    if (Buffer.isBuffer(answer)) response.type('application/zip').send(answer);
    else if (shape === null) response.status(204).end();
    else response.json(shape.parse(answer));
  });
}

/** Routes of engagements, where a test has them. */
export interface MoreRoutes {
  readonly accounts: readonly StandInAccount[];
  readonly routes: readonly (readonly [EngagementRoute, z.ZodType, Handler])[];
}

function makeApp(
  world: StandInWorld,
  sessions: Sessions,
  streams: Set<Response>,
  isAway: () => boolean,
  more: MoreRoutes | undefined,
): Express {
  const app = express();
  app.use((request, _response, next) => (isAway() ? request.socket.destroy() : next()));
  app.use(securityHeaders({ https: false }));
  app.use('/desk', deskPage(resolve('dist/web/desk')));
  app.use('/api', express.json());
  app.post('/api/v1/session', signIn(world, sessions));
  app.delete('/api/v1/session', (_request, response) => {
    sessions.endAll();
    response.status(204).end();
  });
  app.get('/api/v1/events', (request, response) => {
    if (sessions.who(request) === undefined) return problem(response, 401, { code: 'unauthorised' });
    response.status(200).set('Content-Type', 'text/event-stream').write(': here\n\n');
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });
  for (const [name, shaped] of Object.entries(ROUTES)) mount(app, name as HelpLineRoute, shaped, world, sessions);
  for (const [name, shape, handle] of more?.routes ?? []) mount(app, name, [shape, handle], world, sessions);
  app.use((_request: Request, response: Response) => problem(response, 404, { code: 'not_found' }));
  return app;
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/** Starts it on a free port. `many`: that many further texts to review. */
export async function startStandIn(
  options: { readonly many?: number; readonly more?: MoreRoutes } = {},
): Promise<StandIn> {
  const streams = new Set<Response>();
  const tell: StandIn['tell'] = (event, data = {}) => {
    for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const world = new StandInWorld(tell, options.many ?? 0);
  world.accounts.push(...(options.more?.accounts ?? []));
  const sessions = new Sessions();
  let gone = false;
  const server = createServer(makeApp(world, sessions, streams, () => gone, options.more));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    tell,
    away(on) {
      gone = on;
      if (on) for (const stream of streams) stream.destroy();
    },
    endSessions: () => sessions.endAll(),
    close: () => close(server),
  };
}
