// Reads JSON bodies of public routes: the type, the size and the shape, each with its own refusal.

import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { AppError } from '../../domain/errors.js';

/** Largest request body (interfaces.md: 1 MB). */
const MAX_BODY = '1mb';

const parse = express.json({ limit: MAX_BODY, strict: true, type: () => true });

/** Middlewares that leave a parsed JSON object in `request.body`; a missing body counts as `{}`. */
export const jsonBody: RequestHandler[] = [requireJson, parse];

/** 415 unless the body says that it is JSON, or there is none. */
function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const empty =
    request.get('content-length') === '0' ||
    (request.get('content-length') === undefined && request.get('transfer-encoding') === undefined);
  if (!empty && request.is('application/json') === false)
    throw new AppError('unsupported_media_type', 'Send JSON: Content-Type: application/json.');
  next();
}

/** The body in its checked shape. The refusal names fields, never values. */
export function readBody<T>(schema: z.ZodType<T>, request: Request): T {
  const read = schema.safeParse(request.body ?? {});
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => issue.path.join('.') || 'body');
  throw new AppError('malformed', 'The request does not have the expected shape.', { fields: [...new Set(fields)] });
}
