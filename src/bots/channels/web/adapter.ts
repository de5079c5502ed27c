// The web page as a botkit adapter: one request in, its replies out. No socket, no server, no storage of its own.

import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { PlacedReply } from '../../../domain/channel.js';
import type { InboundMessage } from '../../../domain/message.js';

/** Under this key a turn carries what its request waits for. */
const EXCHANGE = Symbol('exchange');

/** One request of the page: what came in, and what the handler makes of it. */
export interface Exchange<T> {
  readonly message: InboundMessage;
  readonly replies: PlacedReply[];
  result?: T;
  error?: unknown;
}

/** The exchange that a turn belongs to. */
export function exchangeOf<T>(context: TurnContext): Exchange<T> {
  const exchange = context.turnState.get(EXCHANGE) as Exchange<T> | undefined;
  if (exchange === undefined) throw new Error('A turn without its exchange: the adapter did not start it.');
  return exchange;
}

/**
 * Botkit's usual web adapter has no authentication and answers through a socket it opens itself; this one is called by our
 * own route after the token was checked, and its `sendActivities` never throws (docs/adr/0002).
 */
export class WebChatAdapter extends BotAdapter {
  readonly name = 'Web chat';

  /** Runs one message through botkit. Resolves when the handler is done, whatever it did. */
  async exchange<T>(message: InboundMessage, logic: (context: TurnContext) => Promise<void>): Promise<Exchange<T>> {
    const exchange: Exchange<T> = { message, replies: [] };
    const context = new TurnContext(this, activityOf(message));
    context.turnState.set(EXCHANGE, exchange);
    await this.runMiddleware(context, logic);
    return exchange;
  }

  /** Collects what the handler says; it leaves with the request's answer. */
  override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const exchange = exchangeOf(context);
    const sent = activities.map((activity) => {
      const reply = activity.channelData as PlacedReply | undefined;
      if (reply !== undefined) exchange.replies.push(reply);
      return { id: String(reply?.seq ?? '') };
    });
    return Promise.resolve(sent);
  }

  /** The page has nothing to change afterwards. */
  override updateActivity(): Promise<void> {
    return Promise.resolve();
  }

  /** The page forgets by itself when it is told that the talk is over. */
  override deleteActivity(): Promise<void> {
    return Promise.resolve();
  }

  /** Nobody writes first through this adapter: later replies go by the page's stream. */
  override continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    return Promise.reject(new Error('The web chat answers requests and streams; it opens no conversation.'));
  }
}

function activityOf(message: InboundMessage): Partial<Activity> {
  const { updateId, text, address } = message;
  return {
    type: ActivityTypes.Message,
    id: updateId,
    text,
    channelId: address.channel,
    conversation: { id: address.chat, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: address.chat, name: '' },
    recipient: { id: address.account, name: '' },
    serviceUrl: '',
    timestamp: new Date(),
  };
}
