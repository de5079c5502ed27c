// The Telegram channel: updates in, through botkit, to the message path; replies out by the Bot API. Loaded when there is a token.

import type { Receive } from '../../../domain/channel.js';
import type { Clock } from '../../../domain/clock.js';
import { AppError } from '../../../domain/errors.js';
import type { Address } from '../../../domain/message.js';
import { type OneAtATime, oneAtATime } from '../../../domain/one-at-a-time.js';
import type { PushChannel } from '../../../domain/push.js';
import { throughBotkit } from '../message-adapter.js';
import { TelegramAdapter } from './adapter.js';
import type { BotApi } from './bot-api.js';
import { createFloodScope } from './flood-scope.js';
import { type Incoming, type Passed, parseUpdate } from './parse-update.js';

/** A bot may send 30 messages a second, one a second to a chat (Bot API, limits). */
const LIMITS = { perSecond: 30, perChatPerSecond: 1 } as const;
/** A courtesy call (a button's answer, leaving a group) is not waited for longer. */
const COURTESY_MS = 10_000;

/** What became of an update, for counting. `repeated_id`: the platform gave two texts one id; the first stays. */
export type UpdateOutcome = 'taken' | 'blocked' | 'group' | 'malformed' | 'repeated_id' | Passed;

export interface TelegramChannelDeps {
  readonly api: BotApi;
  /** The bot's id. */
  readonly account: string;
  /** The message path. Resolves when the message is durable; its replies leave by the deliveries. */
  readonly receive: Receive;
  /** The person blocked the bot. Resolves when that is durable. */
  readonly blocked: (address: Address, updateId: string) => Promise<void>;
  readonly count: (outcome: UpdateOutcome) => void;
  readonly clock: Pick<Clock, 'monotonic'>;
}

export interface TelegramChannel {
  readonly push: PushChannel;
  /**
   * Takes one update; what is to be kept of it is durable when this resolves. Updates of one chat are taken in the order of the
   * calls. Throws AppError: `malformed`, `too_large`, `store_unavailable` (then it is to be given again).
   */
  take(update: unknown): Promise<void>;
}

/** Makes the channel. Opens no port, reads no environment, stores nothing. */
export function createTelegramChannel(deps: TelegramChannelDeps): TelegramChannel {
  const { api, account, clock } = deps;
  const adapter = new TelegramAdapter({ api, floods: createFloodScope(clock) }, account);
  const through = throughBotkit(adapter, deps.receive);
  const hand: Receive = async (message) => (await through(message)).received;
  const inOrder = oneAtATime();
  return {
    push: {
      channel: 'telegram',
      account,
      limits: LIMITS,
      send: (chat, reply, signal, sentBefore) => adapter.say(chat, reply, signal, sentBefore),
      takeBack: (chat, messageIds, signal) => adapter.takeBack(chat, messageIds, signal),
    },
    async take(update) {
      const read = parseUpdate(update, account);
      if (!read.ok) {
        deps.count('malformed');
        throw new AppError('malformed', 'This is not an update of the Bot API.');
      }
      deps.count(await act(read.value, { ...deps, hand, inOrder }));
    },
  };
}

interface Tools extends TelegramChannelDeps {
  readonly hand: Receive;
  readonly inOrder: OneAtATime;
}

async function act(incoming: Incoming, tools: Tools): Promise<UpdateOutcome> {
  switch (incoming.kind) {
    case 'message': {
      const received = await tools.inOrder(incoming.message.address.chat, () => tools.hand(incoming.message));
      if (incoming.buttonId !== undefined)
        courtesy(tools.api, 'answerCallbackQuery', { callback_query_id: incoming.buttonId });
      return received.kind === 'other_text' ? 'repeated_id' : 'taken';
    }
    case 'blocked':
      await tools.inOrder(incoming.address.chat, () => tools.blocked(incoming.address, incoming.updateId));
      return 'blocked';
    case 'group':
      courtesy(tools.api, 'leaveChat', { chat_id: incoming.chat });
      return 'group';
    case 'passed':
      return incoming.why;
  }
}

/** Nothing depends on it, so nobody waits for it and its failure is nobody's trouble. */
function courtesy(api: BotApi, method: string, payload: object): void {
  api(method, payload, AbortSignal.timeout(COURTESY_MS)).catch(() => undefined);
}
