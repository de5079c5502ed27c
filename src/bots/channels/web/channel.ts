// The web channel: botkit between the page's route and the message path. Loaded when the channel is on.

import { Botkit, type BotkitMessage, type BotWorker } from 'botkit';
import type { Receive, Received } from '../../../domain/channel.js';
import { AppError } from '../../../domain/errors.js';
import type { InboundMessage } from '../../../domain/message.js';
import { exchangeOf, noStorage, WebChatAdapter } from './adapter.js';

export interface WebChannel {
  /** Takes one message of a person whose token was checked. Throws what the message path throws. */
  receive(message: InboundMessage): Promise<Received>;
}

/** Makes the channel over the message path. Opens no port, reads no environment, stores nothing. */
export function createWebChannel(receive: Receive): WebChannel {
  const adapter = new WebChatAdapter();
  const controller = new Botkit({ adapter, disable_webserver: true, disable_console: true, storage: noStorage });

  controller.on('message', async (bot: BotWorker, message: BotkitMessage) => {
    const exchange = exchangeOf<Received>(message.context);
    // A throw inside a botkit handler never settles the turn: nothing may leave this handler.
    try {
      exchange.result = await receive(exchange.message);
      if (exchange.result.kind === 'answered') await sayAll(bot, message, exchange.result);
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

async function sayAll(
  bot: BotWorker,
  message: BotkitMessage,
  received: Received & { readonly kind: 'answered' },
): Promise<void> {
  for (const reply of received.replies) await bot.reply(message, { text: reply.text, channelData: reply });
}
