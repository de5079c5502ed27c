// POST /chat/exit: the session dies at once; with `forget` the conversation is erased too.

import type { Request, Response } from 'express';
import { z } from 'zod';
import { readBody } from './body.js';
import type { OpenStreams } from './open-streams.js';
import type { PublicDeps } from './public-deps.js';
import { bearerOf } from './token.js';

const Body = z.object({ forget: z.boolean().optional() });

/** 204 once the exit is durable and the token is dead. */
export function postExit(
  { inbox, sessions, ids }: Pick<PublicDeps, 'inbox' | 'sessions' | 'ids'>,
  streams: OpenStreams,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const { forget = false } = readBody(Body, request);
    const { token, contact } = bearerOf(response);
    await inbox.submit({
      contactId: contact.id,
      body: { kind: 'system', act: 'exit', forget },
      updateId: `exit:${ids.random()}`,
      platformAt: null,
    });
    await sessions.end(token);
    streams.endOf(contact.id);
    response.status(204).end();
  };
}
