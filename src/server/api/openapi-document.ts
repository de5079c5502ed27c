// The API's own description (OpenAPI 3.1), generated from the very shapes that validate.

import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ResponseConfig,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { permission } from '../../domain/permissions.js';
import { COOKIE_NAME } from './cookie.js';
import type { Route } from './route.js';
import { Problem } from './schemas/common.js';
import { RefusedDetails } from './schemas/conversations.js';
import { StaleDetails } from './schemas/queue.js';
import { SetupRequired } from './schemas/session.js';

/** The document of these routes. */
export function openapiDocument(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: COOKIE_NAME });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Desk',
      version: '1',
      description:
        'Changes need the session cookie and a same-origin request. Errors are problem documents (RFC 9457) with a stable `code`. ' +
        'Send `X-Live: 1` with what a page reads on its own: it does not keep a session from ending for idleness.',
    },
    servers: [{ url: '/api/v1' }],
  });
}

function pathOf(route: Route): RouteConfig {
  const { method, path, audience } = permission(route.name);
  const { params, query, body } = route;
  return {
    method: method.toLowerCase() as Lowercase<typeof method>,
    path: path.replace(/:(\w+)/g, '{$1}'),
    operationId: route.name,
    summary: route.summary,
    security: audience === 'anyone' ? [] : [{ session: [] }],
    request: {
      ...(params === undefined ? undefined : { params }),
      ...(query === undefined ? undefined : { query }),
      ...(body === undefined
        ? undefined
        : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: responsesOf(route),
  };
}

function responsesOf(route: Route): RouteConfig['responses'] {
  const type = route.name === 'events.follow' ? 'text/event-stream' : 'application/json';
  const good = Object.entries(route.answers).map(([status, schema]) => [
    status,
    schema === null ? withoutBody(route) : { description: 'Done.', content: { [type]: { schema } } },
  ]);
  const statuses = [...new Set([...refusalsOf(route), ...(route.refusals ?? [])])];
  const bad = statuses.map((status) => [
    String(status),
    { description: 'Problem.', content: { 'application/problem+json': { schema: problemShape(route, status) } } },
  ]);
  return Object.fromEntries([...good, ...bad]);
}

/** A bundle of evidence is no JSON. */
function withoutBody({ name }: Route): ResponseConfig {
  if (name !== 'engagement.evidence.export') return { description: 'Done.' };
  const schema = z.string().meta({ format: 'binary' });
  return { description: 'The archive.', content: { 'application/zip': { schema } } };
}

/** What a problem document of this status holds beside the usual members. */
function problemShape(route: Route, status: number): z.ZodType {
  if (status === 422) return RefusedDetails;
  if (status !== 409) return Problem;
  if (route.name === 'session.start') return SetupRequired;
  const { object } = permission(route.name);
  return object === 'conversation' ? Problem : z.union([StaleDetails, Problem]);
}

function refusalsOf(route: Route): readonly number[] {
  const { method, audience, object } = permission(route.name);
  return [
    ...(audience === 'anyone' ? [] : [401]),
    ...(Array.isArray(audience) && object === 'none' ? [403] : []),
    ...(method === 'GET' ? [] : [403]),
    ...(route.body === undefined ? [] : [400, 413, 415]),
    ...(route.query === undefined ? [] : [400]),
    503,
  ];
}
