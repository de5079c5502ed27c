// The desk's port: its page, its API, and what operators watch.

import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { ROUTES } from './api/all-routes.js';
import { ENGAGEMENT_ROUTES } from './api/engagement-routes.js';
import { mountRoutes } from './api/mount.js';
import { openapiRoute } from './api/openapi.js';
import type { DeskDeps } from './desk-deps.js';
import { deskPage } from './desk-page.js';
import { readGauges } from './gauges.js';
import { onlyMethods, problemHandler, unknownPage } from './problem.js';
import { measureRequests } from './request-metrics.js';
import { securityHeaders } from './security-headers.js';

/** Makes the app; the listening is done by whoever starts it. */
export function createDeskApp(deps: DeskDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', deps.trustProxy);
  app.use(measureRequests(deps.metrics, 'desk'));
  app.use(securityHeaders({ https: deps.deskUrl?.startsWith('https:') ?? false }));
  const routes = deps.engagements === undefined ? ROUTES : [...ROUTES, ...ENGAGEMENT_ROUTES];
  app.use('/api/v1', mountRoutes([...routes, openapiRoute(routes)], deps));
  app
    .route('/metrics')
    .get(metrics(deps))
    .all(onlyMethods(['GET']));
  app.get('/', (_request, response) => response.redirect(302, '/desk/'));
  app.use('/desk', compression(), deskPage(deps.pageDir));
  app.use(unknownPage);
  app.use(problemHandler(deps.log));
  return app;
}

/** Figures hold no content; the desk's port is not for the public. */
function metrics(deps: DeskDeps): RequestHandler {
  const { registry } = deps.metrics;
  return async (_request, response) => {
    await readGauges(deps.metrics, deps);
    response.setHeader('Cache-Control', 'no-store');
    response.type(registry.contentType).send(await registry.metrics());
  };
}
