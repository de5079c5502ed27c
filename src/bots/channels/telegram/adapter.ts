// Telegram as a botkit adapter: updates become turns for the handlers, and what is said leaves by the Bot API. No server, no storage.

import {
  type Activity,
  ActivityTypes,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { Reply } from '../../../domain/message.js';
import type { SendOutcome } from '../../../domain/push.js';
import { MessageAdapter, referenceTo } from '../message-adapter.js';
import { type SendTools, sendReply, takeBackMessages } from './send.js';

/** Under this key a turn that we begin carries what its send needs, and what came of it. */
const SENDING = Symbol('sending');

interface Sending {
  readonly signal: AbortSignal;
  readonly sentBefore: readonly string[];
  outcome: SendOutcome;
}

/** Fed by our own webhook route and poller; asked to send by our own sender. */
export class TelegramAdapter extends MessageAdapter {
  override readonly name = 'Telegram';
  readonly #tools: SendTools;
  readonly #account: string;

  constructor(tools: SendTools, account: string) {
    super();
    this.#tools = tools;
    this.#account = account;
  }

  /** Says one reply in a chat, as a turn of its own. Never rejects. */
  async say(chat: string, reply: Reply, signal: AbortSignal, sentBefore: readonly string[]): Promise<SendOutcome> {
    const sending: Sending = { signal, sentBefore, outcome: { kind: 'unknown' } };
    const activity = {
      ...referenceTo({ channel: 'telegram', account: this.#account, chat }),
      type: ActivityTypes.Event,
    };
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

  /** Botkit's own way to write first; ours is `say`, which tells what came of it. */
  override continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference({ type: ActivityTypes.Event }, reference, true);
    return this.runMiddleware(new TurnContext(this, activity), logic);
  }
}
