// The web channel: botkit between the page's route and the message path. Loaded when the channel is on.

import type { TurnContext } from 'botbuilder-core';
import type { BotkitMessage, BotWorker } from 'botkit';
import type { Receive, Received } from '../../../domain/channel.js';
import { AppError } from '../../../domain/errors.js';
import type { InboundMessage } from '../../../domain/message.js';
import { MessageBotkit, noStorage } from '../message-botkit.js';
import { exchangeOf, WebChatAdapter } from './adapter.js';

export interface WebChannel {
  /** Takes one message of a person whose token was checked. Throws what the message path throws. */
  receive(message: InboundMessage): Promise<Received>;
}

/** Makes the channel over the message path. Opens no port, reads no environment, stores nothing. */
export function createWebChannel(receive: Receive): WebChannel {
  const adapter = new WebChatAdapter();
  const controller = new MessageBotkit({ adapter, disable_webserver: true, disable_console: true, storage: noStorage });

  controller.on('message', async (_bot: BotWorker, message: BotkitMessage) => {
    const exchange = exchangeOf<Received>(message.context);
    // A throw inside a botkit handler never settles the turn: nothing may leave this handler.
    try {
      exchange.result = await receive(exchange.message);
      if (exchange.result.kind === 'answered') await sayAll(message.context, exchange.result);
    } catch (error) {
      exchange.error = error;
    }
  });

  return {
    async receive(message) {
      const { result, error, replies } = await adapter.exchange<Received>(message, (context) =>
        controller.handleTurn(context),
      );
      if (error !== undefined) throw error;
      if (result === undefined)
        throw new AppError('internal', 'The bot framework let a message go without an outcome.');
      return result.kind === 'answered' ? { ...result, replies } : result;
    },
  };
}

/** All replies leave together. */
async function sayAll(context: TurnContext, { replies }: Received & { readonly kind: 'answered' }): Promise<void> {
  if (replies.length === 0) return;
  await context.sendActivities(replies.map((reply) => ({ type: 'message', text: reply.text, channelData: reply })));
}
