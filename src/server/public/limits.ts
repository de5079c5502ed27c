// How much one address or one chat may ask, so that a flooder does not take the place of others.

import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../domain/errors.js';
import type { PublicDeps } from './public-deps.js';

/** Chats that one address may open in a minute: a shelter's whole house shares one. */
const SESSIONS_PER_MINUTE = 60;
/** Requests of one address in a minute. */
const REQUESTS_PER_MINUTE = 1_200;
/** Messages of one chat in a minute: faster than anybody types. */
const MESSAGES_PER_MINUTE = 120;

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export interface Limits {
  readonly perAddress: RequestHandler;
  readonly newChats: RequestHandler;
  readonly messages: RequestHandler;
}

/** The limits of the public port; all pass when rate limiting is off. */
export function createLimits({ rateLimit, exemptLoopback }: Pick<PublicDeps, 'rateLimit' | 'exemptLoopback'>): Limits {
  const byAddress = (request: Request) => request.ip ?? 'unknown';
  const byChat = (request: Request) => request.get('authorization') ?? byAddress(request);
  const limit = (points: number, keyOf: (request: Request) => string): RequestHandler => {
    const limiter = new RateLimiterMemory({ points, duration: 60 });
    return async (request: Request, _response: Response, next: NextFunction) => {
      if (rateLimit && !(exemptLoopback && LOOPBACK.has(request.ip ?? ''))) await consume(limiter, keyOf(request));
      next();
    };
  };
  return {
    perAddress: limit(REQUESTS_PER_MINUTE, byAddress),
    newChats: limit(SESSIONS_PER_MINUTE, byAddress),
    messages: limit(MESSAGES_PER_MINUTE, byChat),
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError('too_many_requests', 'Too many requests: wait a little.', {
      retryAfterS: Math.ceil(refusal.msBeforeNext / 1000),
    });
  }
}
