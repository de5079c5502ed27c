// Puts the routes of the API behind their checks, in this order: who asks, where the request comes from, role, shape,
// then the route itself; and what happened is recorded before anything is sent.

import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { SignedInStaff } from '../../app/auth/sessions.js';
import { AppError, type ErrorCode } from '../../domain/errors.js';
import { mayUse, permission } from '../../domain/permissions.js';
import type { DeskDeps } from '../desk-deps.js';
import { asAppError, onlyMethods } from '../problem.js';
import { jsonBody, readBody } from '../public/body.js';
import { readCookie, setCookie } from './cookie.js';
import { sendDownload } from './download.js';
import { openEventStream } from './event-stream.js';
import { type Answer, type Asked, type Route, SENTENCE_LANGUAGES, type SentenceLanguage } from './route.js';
import { isSameOrigin } from './same-origin.js';

/** Header of requests that the page makes on its own: they are no sign of a person at the desk. */
const LIVE_HEADER = 'x-live';
/** Refusals that a flood can cause at will, and those that come from the store itself. */
const UNRECORDED: readonly ErrorCode[] = ['too_many_requests', 'malformed', 'store_unavailable', 'internal'];
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** The router of `/api/v1`. Methods that an address does not know are 405; unknown addresses fall through. */
export function mountRoutes(routes: readonly Route[], deps: DeskDeps): Router {
  const router = Router({ strict: true });
  const askers = new WeakMap<Request, SignedInStaff>();
  for (const path of new Set(routes.map((route) => permission(route.name).path))) {
    const own = routes.filter((route) => permission(route.name).path === path);
    const place = router.route(path);
    for (const route of own) mount(place, route, askers, deps);
    place.all(onlyMethods(own.map((route) => permission(route.name).method)));
  }
  return router;
}

function mount(
  place: ReturnType<Router['route']>,
  route: Route,
  askers: WeakMap<Request, SignedInStaff>,
  deps: DeskDeps,
): void {
  const handlers: RequestHandler[] = [
    (_request, response, next) => {
      response.setHeader('Cache-Control', 'no-store');
      next();
    },
    async (request, _response, next) => {
      const asker = await admit(route, request, deps);
      if (asker !== undefined) askers.set(request, asker);
      next();
    },
    ...(route.body === undefined ? [] : jsonBody),
    (request, response) => answer(route, request, response, askers.get(request), deps),
  ];
  const method = permission(route.name).method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  place[method](...handlers);
}

/** Who asks, if they may. Refusals of somebody signed in are recorded. */
async function admit(route: Route, request: Request, deps: DeskDeps): Promise<SignedInStaff | undefined> {
  const token = readCookie(request.headers);
  const live = request.method === 'GET' && request.get(LIVE_HEADER) === '1';
  const asker = token === '' ? undefined : await deps.sessions.current(token, !live);
  const may = mayUse(route.name, asker?.staff.roles ?? null);
  if (may === 'sign_in') throw new AppError('unauthorised', 'Sign in first.');
  const sameOrigin = permission(route.name).method === 'GET' || isSameOrigin(request.headers, deps.deskUrl);
  if (may === 'yes' && sameOrigin) return asker;
  const code = may === 'not_found' ? 'not_found' : 'forbidden';
  if (asker !== undefined) await record(route, request, asker, code, undefined, deps);
  if (code === 'not_found') throw new AppError('not_found', 'There is nothing at this address.');
  throw new AppError(
    'forbidden',
    sameOrigin ? 'Your role does not allow this.' : "A change must come from the desk's own page.",
  );
}

async function answer(
  route: Route,
  request: Request,
  response: Response,
  asker: SignedInStaff | undefined,
  deps: DeskDeps,
): Promise<void> {
  const asked = read(route, request, deps);
  let given: Answer;
  try {
    given = await route.handle(asked, asker, deps);
  } catch (error) {
    const { code } = asAppError(error);
    if (route.audited && !UNRECORDED.includes(code)) await record(route, request, asker, code, undefined, deps);
    throw error;
  }
  if (route.audited) await record(route, request, asker, 'ok', given, deps);
  if (given.download !== undefined) return await sendDownload(given.download, response);
  if (given.stream === undefined) return send(given, response);
  const forget = deps.streams?.add(asker?.staff.id ?? '', response);
  if (forget !== undefined) response.once('close', forget);
  openEventStream(response, given.stream);
}

function read(route: Route, request: Request, deps: DeskDeps): Asked<unknown, unknown, unknown> {
  return {
    params: route.params === undefined ? {} : check(route.params, request.params, 'not_found'),
    query: route.query === undefined ? {} : check(route.query, request.query, 'malformed'),
    body: route.body === undefined ? {} : readBody(route.body, request),
    language: languageOf(request),
    address: addressOf(request, deps),
    token: readCookie(request.headers),
  };
}

/** An id that cannot exist is 404 like one that does not; a wrong query is 400. */
function check(shape: NonNullable<Route['query']>, value: unknown, code: 'not_found' | 'malformed'): unknown {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  if (code === 'not_found') throw new AppError(code, 'There is nothing at this address.');
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.join('.') || 'query'))];
  throw new AppError(code, 'The query does not have the expected shape.', { fields });
}

function languageOf(request: Request): SentenceLanguage {
  const wanted = request.acceptsLanguages([...SENTENCE_LANGUAGES]);
  return SENTENCE_LANGUAGES.find((language) => language === wanted) ?? 'en';
}

function addressOf(request: Request, deps: DeskDeps): string | null {
  const address = request.ip ?? 'unknown';
  return deps.exemptLoopback && LOOPBACK.test(address) ? null : address;
}

async function record(
  route: Route,
  request: Request,
  asker: SignedInStaff | undefined,
  outcome: string,
  given: Answer | undefined,
  deps: DeskDeps,
): Promise<void> {
  const { object } = permission(route.name);
  const { id } = request.params;
  await deps.audit.record({
    actor: given?.audit?.actor ?? asker?.staff.id ?? 'anonymous',
    act: route.name,
    object:
      given?.audit?.object ?? (object === 'none' || typeof id !== 'string' ? 'desk:' : `${object}:${id.slice(0, 128)}`),
    outcome,
    reason: given?.audit?.reason ?? null,
  });
}

function send(given: Answer, response: Response): void {
  if (given.cookie !== undefined) response.append('Set-Cookie', setCookie(given.cookie));
  if (given.body === undefined) response.status(given.status).end();
  else response.status(given.status).json(given.body);
}
