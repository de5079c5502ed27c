// Puts the Telegram channel together over the core. Its code is loaded only when there is a token.

import type { RingingAlarm } from '../app/alarm.js';
import { personBlockedUs, receivePushed } from '../app/receive-pushed.js';
import { type ReceivingTrouble, watchReceiving } from '../app/watch-receiving.js';
import type { TelegramConnection, TelegramHooks, TelegramSettings } from '../bots/channels/telegram/connect.js';
import type { Config } from '../config/config.js';
import type { TelegramConfig } from '../config/telegram.js';
import type { PushChannel } from '../domain/push.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Core } from './compose-core.js';
import type { Metrics } from './metrics.js';
import type { Webhook } from './public/webhook-telegram.js';

/** Path of the webhook on the public port. */
const WEBHOOK_PATH = '/webhooks/telegram';

type Trouble = Parameters<TelegramHooks['onTrouble']>[0] & string;

/** What is told when the platform gives us no updates. */
const TROUBLE: Readonly<Record<Trouble, Omit<ReceivingTrouble, 'code'>>> = {
  not_authorised: {
    says: 'Telegram does not know this bot: set TELEGRAM_BOT_TOKEN to the token that BotFather shows.',
    lasting: true,
  },
  conflict: {
    says: "Another program fetches this bot's updates, and only one may: end it, or set PUBLIC_URL so that Telegram calls us.",
    lasting: false,
  },
  refused: {
    says: 'Telegram refuses the webhook: PUBLIC_URL must be an https address that the internet can reach.',
    lasting: true,
  },
  unreachable: { says: 'Telegram cannot be reached: look at the network, or at TELEGRAM_API_ROOT.', lasting: false },
};

export interface TelegramService {
  readonly push: PushChannel;
  /** Null when updates are fetched: the route is off then. */
  readonly webhook: Webhook | null;
  start(): void;
  stop(): Promise<void>;
}

/** Makes it; null when the channel is off. */
export async function composeTelegram(
  core: Core,
  metrics: Metrics,
  alarm: RingingAlarm,
): Promise<TelegramService | null> {
  const { config, vault } = core;
  if (config.telegram === null) return null;
  const { connectTelegram } = await import('../bots/channels/telegram/connect.js');
  const updates = updatesFor(config.telegram, config, vault);
  const connection: TelegramConnection = connectTelegram({ ...config.telegram, updates }, hooks(core, metrics, alarm));
  const webhook = updates.how === 'webhook' ? { secret: updates.secret, take: connection.take } : null;
  return { push: connection.push, webhook, start: connection.start, stop: connection.stop };
}

/** The address that Telegram is to call; null when nobody told us how we are reached. */
export function telegramWebhookUrl({ publicUrl }: Pick<Config, 'publicUrl'>): string | null {
  return publicUrl === null ? null : `${publicUrl}${WEBHOOK_PATH}`;
}

/** A secret of our own is made from the keys, so that all processes have the same, and after a restart too. */
function updatesFor(
  telegram: TelegramConfig,
  config: Pick<Config, 'publicUrl'>,
  vault: Pick<Vault, 'blind'>,
): TelegramSettings['updates'] {
  if (telegram.mode === 'polling') return { how: 'fetch' };
  const secret = telegram.webhookSecret ?? vault.blind('telegram-webhook', telegram.token);
  return { how: 'webhook', secret, url: telegramWebhookUrl(config) };
}

function hooks(core: Core, metrics: Metrics, alarm: RingingAlarm): TelegramHooks {
  const { log, clock } = core;
  const channel = 'telegram';
  const watch = watchReceiving({ channel, alarm, log, clock });
  return {
    clock,
    receive: (message) => receivePushed(message, core),
    blocked: (address, updateId) => personBlockedUs(address, updateId, core),
    count(outcome) {
      metrics.updates.inc({ channel, outcome });
      if (outcome === 'repeated_id') log.warn('telegram_repeated_id', { channel });
    },
    onTrouble(trouble) {
      metrics.receiving.set({ channel }, trouble === null ? 1 : 0);
      watch(trouble === null ? null : { code: trouble, ...TROUBLE[trouble] });
    },
    onLeftBehind(error) {
      metrics.updates.inc({ channel, outcome: 'left_behind' });
      log.error('telegram_update_left_behind', { channel, error });
    },
  };
}
