// Problem documents (RFC 9457): the one way in which both ports say that something did not work.

import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Log } from '../app/ports.js';
import { AppError, type ErrorCode } from '../domain/errors.js';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  unauthorised: 401,
  malformed: 400,
  not_found: 404,
  forbidden: 403,
  setup_required: 409,
  method_not_allowed: 405,
  conflict: 409,
  stale: 409,
  too_large: 413,
  unsupported_media_type: 415,
  refused: 422,
  too_many_requests: 429,
  store_unavailable: 503,
  internal: 500,
  bad_content: 500,
  bad_config: 500,
  bad_usage: 400,
};

/** Seconds after which a platform or page may try again when the store was away. */
const STORE_RETRY_S = 5;

/** Errors of express and its body parsers carry a status; what they say may quote the request and is never passed on. */
const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
};

/** The HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** Whatever was thrown, as an error with a stable code. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  const code = CODE_BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'malformed' : 'internal');
  return new AppError(code, code === 'internal' ? '' : 'The request could not be read.');
}

/** The document: `type`, `title`, `status`, `code`, `detail` where there is something to say, and the error's facts. */
export function problemDocument(error: AppError): Readonly<Record<string, unknown>> {
  const status = statusOf(error.code);
  const speaks = status < 500 || error.code === 'store_unavailable';
  return {
    ...(speaks ? error.details : undefined),
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: error.code,
    ...(speaks && error.message !== '' ? { detail: error.message } : undefined),
  };
}

/** Answers with the problem document of an error. Does nothing to a response that has begun but to end it. */
export function sendProblem(response: Response, thrown: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const error = asAppError(thrown);
  setProblemHeaders(response, error);
  response
    .status(statusOf(error.code))
    .type('application/problem+json')
    .send(JSON.stringify(problemDocument(error)));
}

function setProblemHeaders(response: Response, error: AppError): void {
  response.setHeader('Cache-Control', 'no-store');
  if (error.code === 'store_unavailable') response.setHeader('Retry-After', String(STORE_RETRY_S));
  const after = error.details?.retryAfterS;
  if (error.code === 'too_many_requests')
    response.setHeader('Retry-After', String(typeof after === 'number' ? after : 60));
  const allow = error.details?.allow;
  if (error.code === 'method_not_allowed' && Array.isArray(allow)) response.setHeader('Allow', allow.join(', '));
}

/** Last handler of an app: every thrown error becomes a problem document; what is a fault of ours is logged, by kind only. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const status = statusOf(asAppError(error).code);
    if (status >= 500) log.error('request_failed', { error, status, method: request.method });
    sendProblem(response, error);
  };
}

/** For every address that nothing else answered. */
export const unknownPage: RequestHandler = (_request, response) => {
  sendProblem(response, new AppError('not_found', 'There is nothing at this address.'));
};

/** For the methods that an address does not know. `allow` is what it knows. */
export function onlyMethods(allow: readonly string[]): RequestHandler {
  return (_request, response) => {
    sendProblem(response, new AppError('method_not_allowed', `This address knows ${allow.join(', ')}.`, { allow }));
  };
}
