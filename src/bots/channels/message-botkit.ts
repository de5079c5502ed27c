// Botkit without its dialogs: a turn is a message for the handlers, with the middleware around it, and nothing else.

import { type Storage, TurnContext } from 'botbuilder-core';
import { Botkit, type BotkitMessage, type BotWorker } from 'botkit';

/** Botkit keeps dialogue state here; ours lives in the contact's log, so there is nothing to keep. */
export const noStorage: Storage = {
  read: () => Promise.resolve({}),
  write: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

/** A chain of botkit's middleware. */
interface Chain {
  run(
    bot: BotWorker,
    message: BotkitMessage,
    done: (error: unknown, bot: BotWorker, message: BotkitMessage) => void,
  ): void;
}

/**
 * Our talks run in the conversation engine, so botkit's dialogue stack is always empty. Its own `handleTurn` builds, asks and
 * saves that stack at every message, which cost a third of a message's time (docs/benchmarks.md); this one does not.
 */
export class MessageBotkit extends Botkit {
  override async handleTurn(context: TurnContext): Promise<void> {
    const message = messageOf(context);
    context.turnState.set('botkitMessage', message);
    const { reference, incoming_message: activity } = message;
    const bot: BotWorker = await this.spawn({ context, reference, activity });
    const ingested = await through(this.middleware.ingest, bot, message);
    const received = await through(this.middleware.receive, bot, ingested);
    await this.trigger(received.type, bot, received);
  }
}

function messageOf(context: TurnContext): BotkitMessage {
  const { activity } = context;
  return {
    type: activity.type,
    user: activity.from.id,
    text: activity.text,
    channel: activity.conversation.id,
    value: activity.value,
    reference: TurnContext.getConversationReference(activity),
    context,
    incoming_message: activity,
  } as BotkitMessage;
}

function through(chain: Chain, bot: BotWorker, message: BotkitMessage): Promise<BotkitMessage> {
  return new Promise((resolve, reject) => {
    chain.run(bot, message, (error, _bot, passed) => (error ? reject(error) : resolve(passed)));
  });
}
