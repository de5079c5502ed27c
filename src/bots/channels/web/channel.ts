// The web channel: botkit between the page's route and the message path. Loaded when the channel is on.

import type { TurnContext } from 'botbuilder-core';
import type { Receive, Received } from '../../../domain/channel.js';
import type { InboundMessage } from '../../../domain/message.js';
import { throughBotkit } from '../message-adapter.js';
import { WebChatAdapter } from './adapter.js';

export interface WebChannel {
  /** Takes one message of a person whose token was checked. Throws what the message path throws. */
  receive(message: InboundMessage): Promise<Received>;
}

/** Makes the channel over the message path. Opens no port, reads no environment, stores nothing. */
export function createWebChannel(receive: Receive): WebChannel {
  const hand = throughBotkit(new WebChatAdapter(), receive, sayAll);
  return {
    async receive(message) {
      const { received, said } = await hand(message);
      return received.kind === 'answered' ? { ...received, replies: said } : received;
    },
  };
}

/** All replies leave together. */
async function sayAll(context: TurnContext, received: Received): Promise<void> {
  if (received.kind !== 'answered' || received.replies.length === 0) return;
  const activities = received.replies.map((reply) => ({ type: 'message', text: reply.text, channelData: reply }));
  await context.sendActivities(activities);
}
