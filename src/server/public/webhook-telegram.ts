// POST /webhooks/telegram: updates of the Bot API, acknowledged once they are durable.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../../domain/errors.js';

/** A messenger that calls us. */
export interface Webhook {
  /** What we gave the platform, and what comes back with each of its calls. */
  readonly secret: string;
  /** Takes one update; what is to be kept of it is durable when this resolves. Throws AppError, else. */
  take(update: unknown): Promise<void>;
}

/** Refuses with 401 what does not carry the secret, before anything of the body is read. */
export function requireTelegramSecret({ secret }: Pick<Webhook, 'secret'>) {
  const expected = digest(secret);
  return (request: Request, _response: Response, next: NextFunction): void => {
    const given = request.get('x-telegram-bot-api-secret-token') ?? '';
    if (!timingSafeEqual(digest(given), expected))
      throw new AppError('unauthorised', 'This call does not carry the secret of the webhook.');
    next();
  };
}

/** 200 when the update is durable, or needs no keeping; 503 while the store is away, so that it comes again. */
export function postTelegram({ take }: Pick<Webhook, 'take'>) {
  return async (request: Request, response: Response): Promise<void> => {
    await take(request.body);
    response.status(200).end();
  };
}

/** Of equal length whatever was given, so that comparing takes the same time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
