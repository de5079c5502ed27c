// Telegram as a botkit adapter: updates become turns for the handlers, and what is said leaves by the Bot API. No server, no storage.

import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { InboundMessage, Reply } from '../../../domain/message.js';
import type { SendOutcome } from '../../../domain/push.js';
import { type SendTools, sendReply, takeBackMessages } from './send.js';

/** Under this key a turn carries the message it was begun by. */
const EXCHANGE = Symbol('exchange');
/** Under this key a turn that we begin carries what its send needs, and what came of it. */
const SENDING = Symbol('sending');

/** One message on its way through botkit, and what the handler makes of it. */
export interface Exchange<T> {
  readonly message: InboundMessage;
  result?: T;
  error?: unknown;
}

interface Sending {
  readonly signal: AbortSignal;
  readonly sentBefore: readonly string[];
  outcome: SendOutcome;
}

/** The exchange that a turn belongs to. */
export function exchangeOf<T>(context: TurnContext): Exchange<T> {
  const exchange = context.turnState.get(EXCHANGE) as Exchange<T> | undefined;
  if (exchange === undefined) throw new Error('A turn without its exchange: the adapter did not start it.');
  return exchange;
}

/** Fed by our own webhook route and poller, after the update was checked and read; asked to send by our own sender. */
export class TelegramAdapter extends BotAdapter {
  readonly name = 'Telegram';
  readonly #tools: SendTools;
  readonly #account: string;

  constructor(tools: SendTools, account: string) {
    super();
    this.#tools = tools;
    this.#account = account;
  }

  /** Runs one message through botkit. Resolves when the handler is done, whatever it did. */
  async exchange<T>(message: InboundMessage, logic: (context: TurnContext) => Promise<void>): Promise<Exchange<T>> {
    const exchange: Exchange<T> = { message };
    const { address, updateId, text } = message;
    const activity = { ...referenceTo(address), type: ActivityTypes.Message, id: updateId, text };
    const context = new TurnContext(this, activity);
    context.turnState.set(EXCHANGE, exchange);
    await this.runMiddleware(context, logic);
    return exchange;
  }

  /** Says one reply in a chat, as a turn of its own. Never rejects. */
  async say(chat: string, reply: Reply, signal: AbortSignal, sentBefore: readonly string[]): Promise<SendOutcome> {
    const sending: Sending = { signal, sentBefore, outcome: { kind: 'unknown' } };
    const activity = { ...referenceTo({ account: this.#account, chat }), type: ActivityTypes.Event };
    const context = new TurnContext(this, activity);
    context.turnState.set(SENDING, sending);
    await this.runMiddleware(context, async () => {
      await context.sendActivity({ type: ActivityTypes.Message, text: reply.text, channelData: reply });
    });
    return sending.outcome;
  }

  /** Sends what a turn says. A turn that answers an update has no send of its own: its replies leave by the deliveries. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sending = context.turnState.get(SENDING) as Sending | undefined;
    if (sending === undefined) throw new Error('Replies on Telegram leave by the deliveries, not by the turn.');
    const chat = context.activity.conversation.id;
    for (const { channelData } of activities) {
      sending.outcome = await sendReply(chat, channelData as Reply, sending.signal, sending.sentBefore, this.#tools);
    }
    return [];
  }

  /** Deletes one message for both sides. */
  override async deleteActivity(_context: TurnContext, { conversation, activityId }: Partial<ConversationReference>) {
    await this.takeBack(
      conversation?.id ?? '',
      activityId === undefined ? [] : [activityId],
      new AbortController().signal,
    );
  }

  /** Deletes messages for both sides. Never rejects. */
  takeBack(chat: string, messageIds: readonly string[], signal: AbortSignal): Promise<SendOutcome> {
    return takeBackMessages(chat, messageIds, signal, this.#tools);
  }

  /** Nothing that was said is changed afterwards. */
  override updateActivity(): Promise<void> {
    return Promise.resolve();
  }

  /** Botkit's own way to write first; ours is `say`, which tells what came of it. */
  override continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference({ type: ActivityTypes.Event }, reference, true);
    return this.runMiddleware(new TurnContext(this, activity), logic);
  }
}

function referenceTo({ account, chat }: { readonly account: string; readonly chat: string }): Partial<Activity> {
  return {
    channelId: 'telegram',
    conversation: { id: chat, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: chat, name: '' },
    recipient: { id: account, name: '' },
    serviceUrl: '',
    timestamp: new Date(),
  };
}
