// GET /chat/events: the replies as server-sent events, read with fetch so that the token stands in a header.

import type { Request, Response } from 'express';
import { AppError } from '../../domain/errors.js';
import type { OpenStreams } from './open-streams.js';
import type { PublicDeps } from './public-deps.js';
import { bearerOf } from './token.js';

/** A comment this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
/** A page that reads so slowly that this many bytes wait is cut off; it comes back with Last-Event-ID. */
const MAX_WAITING_BYTES = 1_048_576;

/** Streams from `Last-Event-ID` on; without it, what was not handed over yet and what comes. */
export function getEvents({ follow }: Pick<PublicDeps, 'follow'>, streams: OpenStreams) {
  return (request: Request, response: Response): void => {
    const { contact } = bearerOf(response);
    const after = lastEventId(request);
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.write(': open\n\n');

    const stop = follow(contact.id, after, {
      reply({ seq, from, name, text, options, contact: card, picture, language, clear }) {
        const end = clear === true ? { closed: true, clear } : undefined;
        const data = JSON.stringify({ seq, from, name, text, options, contact: card, picture, language, ...end });
        response.write(`id: ${seq}\ndata: ${data}\n\n`);
        if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
      },
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    const forget = streams.add(contact.id, response);
    response.once('close', () => {
      clearInterval(heartbeat);
      stop();
      forget();
    });
  };
}

function lastEventId(request: Request): number | null {
  const header = request.get('last-event-id');
  if (header === undefined || header === '') return null;
  if (!/^\d{1,15}$/.test(header))
    throw new AppError('malformed', 'Last-Event-ID must be a seq that this chat gave.', { fields: ['Last-Event-ID'] });
  return Number(header);
}
