// What one route of the desk's API is: who may use it stands in the table of permissions, its shapes stand here.

import type { z } from 'zod';
import type { SignedInStaff } from '../../app/auth/sessions.js';
import type { DeskRoute } from '../../domain/permissions.js';
import type { Staff } from '../../domain/staff.js';
import type { DeskDeps } from '../desk-deps.js';
import type { Download } from './download.js';

/** Languages of sentences that the server makes. */
export const SENTENCE_LANGUAGES = ['en', 'fr', 'es'] as const;
export type SentenceLanguage = (typeof SENTENCE_LANGUAGES)[number];

/** What is recorded of a request beside the route's name. `object` is `kind:id`. */
export interface AuditNote {
  readonly actor?: string;
  readonly object?: string;
  readonly reason?: string | undefined;
}

/** What a route answers. It is sent after the audit event is durable. */
export interface Answer {
  readonly status: 200 | 201 | 202 | 204;
  readonly body?: unknown;
  /** Value of the session cookie to set; null clears it. */
  readonly cookie?: string | null;
  readonly audit?: AuditNote;
  /** An answer that stays open; it gets how to write to it. */
  readonly stream?: (stream: EventSink) => () => void;
  /** A file to be saved, instead of a body. */
  readonly download?: Download;
}

/** Server-sent events of one open answer. */
export interface EventSink {
  event(name: string, data: Readonly<Record<string, unknown>>): void;
  end(): void;
}

/** The request as a route sees it, in its checked shapes. */
export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly language: SentenceLanguage;
  /** Address of the client; null where it is exempt from counting. */
  readonly address: string | null;
  /** Value of the session cookie, empty when there is none. */
  readonly token: string;
}

/** Who asks, as routes use it. */
export interface Asker extends SignedInStaff {
  readonly staff: Staff;
}

/** Shapes and words of a route. */
export interface RouteShape<P, Q, B> {
  readonly name: DeskRoute;
  readonly summary: string;
  readonly params?: z.ZodType<P> & z.ZodObject;
  readonly query?: z.ZodType<Q> & z.ZodObject;
  readonly body?: z.ZodType<B>;
  /** Shapes of the good answers, by status; null where there is no body. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** Further refusals that callers should expect, for the document. */
  readonly refusals?: readonly number[];
  /** Every use is recorded, good or refused. */
  readonly audited?: boolean;
}

/** A route with its types folded away, as the router mounts it. */
export interface Route extends RouteShape<unknown, unknown, unknown> {
  readonly handle: (
    asked: Asked<unknown, unknown, unknown>,
    asker: Asker | undefined,
    deps: DeskDeps,
  ) => Promise<Answer>;
}

/** A route for somebody signed in. The router lets nobody else through. */
export function defineRoute<P = unknown, Q = unknown, B = unknown>(
  route: RouteShape<P, Q, B> & {
    readonly handle: (asked: Asked<P, Q, B>, asker: Asker, deps: DeskDeps) => Promise<Answer>;
  },
): Route {
  const folded = async (asked: Asked<unknown, unknown, unknown>, asker: Asker | undefined, deps: DeskDeps) => {
    if (asker === undefined) throw new TypeError('A route for staff was mounted for everybody.');
    // The router has checked params, query and body against the route's own shapes.
    return route.handle(asked as Asked<P, Q, B>, asker, deps);
  };
  return { ...(route as RouteShape<unknown, unknown, unknown>), handle: folded };
}

/** A route for anybody. */
export function defineOpenRoute<P = unknown, Q = unknown, B = unknown>(
  route: RouteShape<P, Q, B> & {
    readonly handle: (asked: Asked<P, Q, B>, deps: DeskDeps) => Promise<Answer>;
  },
): Route {
  return {
    ...(route as RouteShape<unknown, unknown, unknown>),
    handle: (asked, _asker, deps) => route.handle(asked as Asked<P, Q, B>, deps),
  };
}
