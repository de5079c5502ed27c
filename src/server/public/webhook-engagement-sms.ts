// POST /webhooks/engagements/twilio: SMS to the numbers of engagements, acknowledged once they are durable.

import express, { type Request, type Response, Router } from 'express';
import { AppError } from '../../domain/errors.js';
import { onlyMethods } from '../problem.js';

/** Fields of one call; a text has at most 1,600 characters. */
const MOST_BYTES = '64kb';
/** What Twilio takes for "say nothing back". */
const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

/** SMS of engagements on their way in. */
export interface SmsWebhook {
  /** Whether it comes from the provider. */
  isAuthentic(fields: Readonly<Record<string, string>>, signature: string): boolean;
  /** Keeps it; durable when it resolves. */
  take(fields: Readonly<Record<string, string>>): Promise<void>;
}

/** Its route, under `/webhooks`. */
export function engagementSmsRoute(webhook: SmsWebhook): Router {
  const router = Router({ strict: true });
  const form = express.urlencoded({ extended: false, limit: MOST_BYTES });
  const post = async (request: Request, response: Response): Promise<void> => {
    const fields = fieldsOf(request.body);
    if (!webhook.isAuthentic(fields, request.get('x-twilio-signature') ?? ''))
      throw new AppError('unauthorised', 'This call does not carry the signature of the webhook.');
    await webhook.take(fields);
    response.status(200).type('text/xml').send(NOTHING);
  };
  router
    .route('/engagements/twilio')
    .post(form, post)
    .all(onlyMethods(['POST']));
  return router;
}

function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(typeof body === 'object' && body !== null ? body : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
