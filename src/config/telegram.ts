// The settings of the Telegram channel. It is on when there is a bot's token.

import type { Reader } from './reader.js';

export interface TelegramConfig {
  /** `<bot id>:<secret>`, from BotFather. */
  readonly token: string;
  /** Address of the Bot API, without a slash at the end. */
  readonly apiRoot: string;
  /** Comes back with every update. Null: we make one ourselves. */
  readonly webhookSecret: string | null;
  /** `webhook`: Telegram calls us. `polling`: we ask, where Telegram cannot reach us. */
  readonly mode: 'webhook' | 'polling';
}

const API_ROOT = 'https://api.telegram.org';
/** Shorter secrets can be guessed; a real deployment refuses them. */
const LEAST_SECRET = 16;

/** Reads them. Null: the channel is off. */
export function readTelegram(read: Reader, development: boolean, publicUrl: string | null): TelegramConfig | null {
  const token = read.matching(
    'TELEGRAM_BOT_TOKEN',
    /^\d{1,20}:[\w-]+$/,
    'the token that BotFather gave, like 123456:ABC…',
  );
  const webhookSecret = read.matching(
    'TELEGRAM_WEBHOOK_SECRET',
    /^[\w-]{1,256}$/,
    'up to 256 letters, digits, _ and - (or left out: one is made)',
  );
  const apiRoot = read.url('TELEGRAM_API_ROOT', development) ?? API_ROOT;
  if (token === null) {
    if (webhookSecret !== null)
      read.problem('TELEGRAM_WEBHOOK_SECRET is set without TELEGRAM_BOT_TOKEN: set both, or remove it');
    return null;
  }
  if (!development && webhookSecret !== null && webhookSecret.length < LEAST_SECRET)
    read.problem(`TELEGRAM_WEBHOOK_SECRET is too short: take at least ${LEAST_SECRET} characters, or leave it out`);
  const reachable = webhookSecret !== null || publicUrl !== null;
  return { token, apiRoot, webhookSecret, mode: reachable ? 'webhook' : 'polling' };
}
