// An SMS of a subject's: it belongs to the open thread between these two numbers, else to the newest that ended, or to none.

import type { InboundSms } from '../../domain/engagement-sms.js';
import { AppError } from '../../domain/errors.js';
import { receiveMessage } from './receive.js';
import type { EngagementTools } from './tools.js';

/**
 * Takes it into its thread, as if its operator had handed it in; durable when it resolves. `unknown`: no thread is between these numbers,
 * and nothing of it is kept: nobody is authorised to read a stranger.
 */
export async function receiveSms(sms: InboundSms, tools: EngagementTools): Promise<'taken' | 'unknown'> {
  const between = tools.board
    .threads()
    .filter(({ sms: numbers }) => numbers !== null && numbers.from === sms.to && numbers.to === sms.from);
  const thread = between.find(({ state }) => state !== 'ended') ?? between[0];
  if (thread === undefined) return 'unknown';
  const message = { id: sms.id, text: sms.text, writtenAt: null, capturedSha256: null, media: [] };
  const taken = await receiveMessage(thread.id, message, { id: thread.operator, roles: ['operator'] }, tools);
  if (taken.ok) return 'taken';
  throw new AppError('conflict', 'This id was used for another text.');
}
