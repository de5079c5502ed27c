// Who is asking: the bearer token of a web chat, checked before anything else of a request is looked at.

import type { NextFunction, Request, Response } from 'express';
import type { WebSessions } from '../../app/web-chat/sessions.js';
import { AppError } from '../../domain/errors.js';
import type { Contact } from '../../domain/log.js';

/** A token and its contact, as the token check left them on the response. */
export interface Bearer {
  readonly token: string;
  readonly contact: Contact;
}

/** Middleware that refuses with 401 unless the request carries a living token. */
export function requireToken(sessions: WebSessions) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(request.get('authorization') ?? '')?.[1];
    const contact = token === undefined ? undefined : await sessions.contactOf(token);
    if (token === undefined || contact === undefined)
      throw new AppError('unauthorised', 'This chat is over or was never begun: start a new one.');
    response.locals.bearer = { token, contact } satisfies Bearer;
    next();
  };
}

/** What the check found. */
export function bearerOf(response: Response): Bearer {
  return response.locals.bearer as Bearer;
}
