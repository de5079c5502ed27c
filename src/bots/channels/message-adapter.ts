// What every channel's botkit adapter has in common: one message in, a turn for the handlers, what came of it back to the caller.

import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import type { BotkitMessage, BotWorker } from 'botkit';
import type { PlacedReply, Receive, Received } from '../../domain/channel.js';
import { AppError } from '../../domain/errors.js';
import type { Address, InboundMessage } from '../../domain/message.js';
import { MessageBotkit, noStorage } from './message-botkit.js';

/** Under this key a turn carries the message it was begun by. */
const EXCHANGE = Symbol('exchange');

/** One message on its way through botkit, and what the handler makes of it. */
export interface Exchange {
  readonly message: InboundMessage;
  /** What the turn said, where the channel answers in the turn itself. */
  readonly said: PlacedReply[];
  received?: Received;
  error?: unknown;
}

/** The exchange that a turn belongs to. */
export function exchangeOf(context: TurnContext): Exchange {
  const exchange = context.turnState.get(EXCHANGE) as Exchange | undefined;
  if (exchange === undefined) throw new Error('A turn without its exchange: the adapter did not start it.');
  return exchange;
}

/** Fed by our own routes and pollers, after the message was checked and read. No socket, no server, no storage of its own. */
export abstract class MessageAdapter extends BotAdapter {
  abstract readonly name: string;

  /** Runs one message through botkit. Resolves when the handler is done, whatever it did. */
  async exchange(message: InboundMessage, logic: (context: TurnContext) => Promise<void>): Promise<Exchange> {
    const exchange: Exchange = { message, said: [] };
    const { address, updateId, text } = message;
    const activity = { ...referenceTo(address), type: ActivityTypes.Message, id: updateId, text };
    const context = new TurnContext(this, activity);
    context.turnState.set(EXCHANGE, exchange);
    await this.runMiddleware(context, logic);
    return exchange;
  }

  abstract override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]>;

  /** Nothing that was said is changed afterwards. */
  override updateActivity(): Promise<void> {
    return Promise.resolve();
  }
}

/** Who speaks with whom, as botkit names it. */
export function referenceTo({ channel, account, chat }: Address): Partial<Activity> {
  return {
    channelId: channel,
    conversation: { id: chat, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: chat, name: '' },
    recipient: { id: account, name: '' },
    serviceUrl: '',
    timestamp: new Date(),
  };
}

/**
 * Botkit between an adapter and the message path. `answer` says, in the turn, what came of the message. The returned function throws
 * what the message path throws.
 */
export function throughBotkit(
  adapter: MessageAdapter,
  receive: Receive,
  answer?: (context: TurnContext, received: Received) => Promise<void>,
): (message: InboundMessage) => Promise<{ readonly received: Received; readonly said: readonly PlacedReply[] }> {
  const controller = new MessageBotkit({ adapter, disable_webserver: true, disable_console: true, storage: noStorage });
  controller.on('message', async (_bot: BotWorker, { context }: BotkitMessage) => {
    const exchange = exchangeOf(context);
    // A throw inside a botkit handler never settles the turn: nothing may leave this handler.
    try {
      exchange.received = await receive(exchange.message);
      await answer?.(context, exchange.received);
    } catch (error) {
      exchange.error = error;
    }
  });
  return async (message) => {
    const { received, error, said } = await adapter.exchange(message, (context) => controller.handleTurn(context));
    if (error !== undefined) throw error;
    if (received === undefined)
      throw new AppError('internal', 'The bot framework let a message go without an outcome.');
    return { received, said };
  };
}
