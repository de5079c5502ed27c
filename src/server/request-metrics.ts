// Counts and times requests by route pattern, never by the address that was asked for.

import type { RequestHandler } from 'express';
import type { Metrics } from './metrics.js';

/** Middleware that observes every answer of a port. */
export function measureRequests(metrics: Metrics, port: 'public' | 'desk'): RequestHandler {
  return (request, response, next) => {
    const stop = metrics.requests.startTimer();
    response.once('finish', () => {
      const pattern = (request.route as { path?: unknown } | undefined)?.path;
      const route = typeof pattern === 'string' ? `${request.baseUrl}${pattern}` : 'other';
      stop({ port, route, status: String(response.statusCode) });
    });
    next();
  };
}
