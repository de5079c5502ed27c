// The public port: the chat page, its API, health. Everything here is reachable by anybody.

import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import { onlyMethods, problemHandler, unknownPage } from './problem.js';
import { jsonBody } from './public/body.js';
import { getEvents } from './public/chat-events.js';
import { postExit } from './public/chat-exit.js';
import { postMessage } from './public/chat-messages.js';
import { postSession } from './public/chat-session.js';
import { getStrings } from './public/chat-strings.js';
import { getHealth, getReady } from './public/health.js';
import { createLimits } from './public/limits.js';
import type { OpenStreams } from './public/open-streams.js';
import type { PublicDeps } from './public/public-deps.js';
import { requireToken } from './public/token.js';
import { engagementSmsRoute } from './public/webhook-engagement-sms.js';
import { postTelegram, requireTelegramSecret, type Webhook } from './public/webhook-telegram.js';
import { measureRequests } from './request-metrics.js';
import { securityHeaders } from './security-headers.js';

/** Makes the app; the listening is done by whoever starts it. `https`: people reach it by https. */
export function createPublicApp(deps: PublicDeps, streams: OpenStreams, https: boolean): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', deps.trustProxy);
  app.use(measureRequests(deps.metrics, 'public'));
  app.use(securityHeaders({ https }));
  app
    .route('/healthz')
    .get(getHealth)
    .all(onlyMethods(['GET']));
  app
    .route('/readyz')
    .get(getReady(deps))
    .all(onlyMethods(['GET']));
  app.use('/chat', chatRoutes(deps, streams));
  if (deps.telegram !== null) app.use('/webhooks', telegramRoute(deps.telegram));
  if (deps.engagementSms !== null) app.use('/webhooks', engagementSmsRoute(deps.engagementSms));
  app.use(compression(), page(deps.pageDir));
  app.use(unknownPage);
  app.use(problemHandler(deps.log));
  return app;
}

function chatRoutes(deps: PublicDeps, streams: OpenStreams): Router {
  const limits = createLimits(deps);
  const token = requireToken(deps.sessions);
  const chat = Router({ strict: true });
  chat.use(noStore, limits.perAddress);
  chat
    .route('/session')
    .post(limits.newChats, jsonBody, postSession(deps))
    .all(onlyMethods(['POST']));
  chat
    .route('/messages')
    .post(token, limits.messages, jsonBody, postMessage(deps))
    .all(onlyMethods(['POST']));
  chat
    .route('/events')
    .get(token, getEvents(deps, streams))
    .all(onlyMethods(['GET']));
  chat
    .route('/exit')
    .post(token, jsonBody, postExit(deps, streams))
    .all(onlyMethods(['POST']));
  chat
    .route('/strings/:file')
    .all(compression())
    .get(getStrings(deps))
    .all(onlyMethods(['GET']));
  return chat;
}

/** What a platform sends is not counted by address: all of it comes from few. */
function telegramRoute(webhook: Webhook): Router {
  const webhooks = Router({ strict: true });
  webhooks
    .route('/telegram')
    .post(requireTelegramSecret(webhook), jsonBody, postTelegram(webhook))
    .all(onlyMethods(['POST']));
  return webhooks;
}

/** The page itself is never kept, so that Back shows nothing; its hashed assets may be. */
function page(dir: string): RequestHandler {
  return express.static(dir, {
    index: 'index.html',
    redirect: false,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      );
    },
  });
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
