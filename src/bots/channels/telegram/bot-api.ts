// The Bot API over telegraf's client: one call, its payload, its answer. What an answer must look like is checked where it is read.

import { Telegram } from 'telegraf';

/** Calls one method. Rejects with telegraf's TelegramError where the platform refuses, with another error where no answer came. */
export type BotApi = (method: string, payload: object, signal: AbortSignal) => Promise<unknown>;

export interface BotApiSettings {
  /** `<bot id>:<secret>`, as BotFather gives it. */
  readonly token: string;
  /** Address of the Bot API, without a slash at the end. */
  readonly apiRoot: string;
}

/** Makes the client. Telegraf's shortcut of answering in the webhook's response is off: it loses what the platform says of a call. */
export function createBotApi({ token, apiRoot }: BotApiSettings): BotApi {
  // Telegraf resolves paths against the root: without the slash the last folder of an address would be lost.
  const client = new Telegram(token, { apiRoot: `${apiRoot}/`, webhookReply: false });
  return (method, payload, signal) =>
    // Telegraf knows the methods of Bot API 7.1 by name, and an older shape of signals.
    client.callApi(method as 'getMe', payload as never, { signal: signal as never });
}

/** The bot's own id: the number before the colon of its token. */
export function botIdOf(token: string): string {
  return token.slice(0, token.indexOf(':'));
}
