// Sends a reply, and takes messages back. Nothing here throws: what goes wrong is an outcome.

import { z } from 'zod';
import type { Reply } from '../../../domain/message.js';
import type { SendOutcome } from '../../../domain/push.js';
import type { BotApi } from './bot-api.js';
import type { FloodScope } from './flood-scope.js';
import { codeOf, type Failure, isGone, outcomeOf } from './send-outcome.js';
import { requestsFor } from './send-request.js';

const Sent = z.object({ message_id: z.number().int() });
/** Messages that one call of deleteMessages takes. */
const DELETED_AT_ONCE = 100;

/** What sending works with. */
export interface SendTools {
  readonly api: BotApi;
  readonly floods: FloodScope;
}

/** One reply: all its messages after those that an earlier try sent. What a failure leaves sent is named with it. */
export async function sendReply(
  chat: string,
  reply: Reply,
  signal: AbortSignal,
  sentBefore: readonly string[],
  tools: SendTools,
): Promise<SendOutcome> {
  const requests = requestsFor(chat, reply);
  // Nothing but white space: Telegram would refuse it.
  if (requests.length === 0) return { kind: 'refused', why: 'rejected_content' };
  const messageIds: string[] = [];
  for (const request of requests.slice(sentBefore.length)) {
    try {
      const { message_id: id } = Sent.parse(await tools.api('sendMessage', request, signal));
      messageIds.push(String(id));
    } catch (error) {
      const failure = failureOf(error, chat, tools);
      return messageIds.length === 0 ? failure : { ...failure, messageIds };
    }
  }
  return { kind: 'sent', messageIds };
}

/** Deletes messages of both sides in a private chat. Those that cannot be deleted any more are no failure: their ids are in the outcome. */
export async function takeBackMessages(
  chat: string,
  messageIds: readonly string[],
  signal: AbortSignal,
  tools: SendTools,
): Promise<SendOutcome> {
  const left: string[] = [];
  for (let from = 0; from < messageIds.length; from += DELETED_AT_ONCE) {
    const some = messageIds.slice(from, from + DELETED_AT_ONCE);
    const failure = (await deleteAll(chat, some, left, signal, tools)) ?? null;
    if (failure !== null) return failure;
  }
  return { kind: 'sent', messageIds: left };
}

/**
 * Undefined when it is done. One message that is too old makes the platform refuse them all: then they go one by one, and `left` gets those
 * that stay.
 */
async function deleteAll(
  chat: string,
  messageIds: readonly string[],
  left: string[],
  signal: AbortSignal,
  tools: SendTools,
): Promise<Failure | undefined> {
  try {
    await tools.api('deleteMessages', { chat_id: chat, message_ids: messageIds.map(Number) }, signal);
    return undefined;
  } catch (error) {
    if (codeOf(error) !== 400) return failureOf(error, chat, tools);
  }
  for (const id of messageIds) {
    const stays = await deleteOne(chat, id, signal, tools);
    if (stays === 'stays') left.push(id);
    else if (stays !== undefined) return stays;
  }
  return undefined;
}

async function deleteOne(
  chat: string,
  id: string,
  signal: AbortSignal,
  tools: SendTools,
): Promise<Failure | 'stays' | undefined> {
  try {
    await tools.api('deleteMessage', { chat_id: chat, message_id: Number(id) }, signal);
    return undefined;
  } catch (error) {
    if (codeOf(error) !== 400) return failureOf(error, chat, tools);
    return isGone(error) ? undefined : 'stays';
  }
}

function failureOf(error: unknown, chat: string, { floods }: SendTools): Failure {
  const outcome = outcomeOf(error);
  const flooded = outcome.kind === 'later' && outcome.why === 'rate_limited';
  return flooded ? { ...outcome, scope: floods.refused(chat) } : outcome;
}
