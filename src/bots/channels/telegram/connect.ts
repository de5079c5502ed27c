// Everything of the Telegram channel in one piece: the only file that is loaded, and only when there is a token.

import { type AccountFacts, accountFacts, type Trouble } from './account.js';
import { type BotApiSettings, botIdOf, createBotApi } from './bot-api.js';
import { createTelegramChannel, type TelegramChannel, type TelegramChannelDeps } from './channel.js';
import { createPoller } from './poller.js';
import { createRegistrar } from './registrar.js';

export interface TelegramSettings extends BotApiSettings {
  /** `fetch`: we ask for updates. Else Telegram calls us; with a url we tell it where. */
  readonly updates:
    | { readonly how: 'fetch' }
    | { readonly how: 'webhook'; readonly secret: string; readonly url: string | null };
}

export interface TelegramHooks extends Omit<TelegramChannelDeps, 'api' | 'account'> {
  /** Told when the platform stops, or begins again (null), to give us updates. */
  readonly onTrouble: (trouble: Trouble | null) => void;
  /** An update that can never be taken was left behind. */
  readonly onLeftBehind: (error: unknown) => void;
}

export interface TelegramConnection extends TelegramChannel {
  /** Registers the webhook or begins to fetch. Nobody waits for the platform. */
  start(): void;
  /** Resolves when the updates that were fetched are dealt with. */
  stop(): Promise<void>;
}

/** Makes it. Nothing is called before `start`. */
export function connectTelegram(settings: TelegramSettings, hooks: TelegramHooks): TelegramConnection {
  const api = createBotApi(settings);
  const channel = createTelegramChannel({ ...hooks, api, account: botIdOf(settings.token) });
  const { updates } = settings;
  if (updates.how === 'fetch') return { ...channel, ...createPoller({ ...hooks, api, take: channel.take }) };
  if (updates.url === null) return { ...channel, start: () => hooks.onTrouble(null), stop: () => Promise.resolve() };
  const webhook = { url: updates.url, secret: updates.secret };
  return { ...channel, ...createRegistrar({ api, webhook, onTrouble: hooks.onTrouble }) };
}

/** What the platform says of the bot, for checks of a deployment. */
export function askTelegram(settings: BotApiSettings): Promise<AccountFacts | Trouble> {
  return accountFacts(createBotApi(settings));
}
