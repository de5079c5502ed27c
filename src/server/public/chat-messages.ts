// POST /chat/messages: one message of the person, answered once its outcome is durable.

import type { Request, Response } from 'express';
import { z } from 'zod';
import { webAddress } from '../../app/web-chat/sessions.js';
import type { Received } from '../../domain/channel.js';
import { AppError } from '../../domain/errors.js';
import { deliveryIdAt } from '../../domain/log.js';
import { readBody } from './body.js';
import type { PublicDeps } from './public-deps.js';
import { bearerOf } from './token.js';

const Body = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), text: z.string().min(1) });

/** 200 with the replies, 202 when the outcome takes longer, 409 for the same id with another text. */
export function postMessage({ receive, delivered }: Pick<PublicDeps, 'receive' | 'delivered'>) {
  return async (request: Request, response: Response): Promise<void> => {
    const { id, text } = readBody(Body, request);
    const { token, contact } = bearerOf(response);
    const hint = request.acceptsLanguages()[0]?.split('-')[0]?.toLowerCase();
    const received = await receive(contact, {
      address: webAddress(token),
      updateId: id,
      text,
      platformAt: null,
      ...(hint === undefined || hint === '*' ? {} : { languageHint: hint }),
    });
    answer(received, contact.id, response, delivered);
  };
}

function answer(received: Received, contactId: string, response: Response, delivered: PublicDeps['delivered']): void {
  if (received.kind === 'other_text')
    throw new AppError('conflict', 'This id was used for another text: take a new id.');
  if (received.kind === 'accepted') {
    sendJson(response, 202, { seq: received.seq });
    return;
  }
  const { seq, replies, closed, clear } = received;
  response.once('finish', () => {
    for (const reply of replies) delivered.add(deliveryIdAt(contactId, reply.seq));
  });
  sendJson(response, 200, { seq, replies, ...(closed ? { closed } : {}), ...(clear ? { clear } : {}) });
}

/** What express's `json` does, without looking at the request again: the one answer that is given a thousand times a second. */
function sendJson(response: Response, status: number, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  });
  // As a string: head and body then leave in one write.
  response.end(body);
}
