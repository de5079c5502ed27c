// The bot's account at the platform: who it is, where its updates go, what Telegram complains about.

import { z } from 'zod';
import type { BotApi } from './bot-api.js';
import { codeOf } from './send-outcome.js';
import { ALLOWED_UPDATES } from './updates.js';

/** One of these calls is not waited for longer. */
const CALL_MS = 15_000;

const Me = z.object({ id: z.number().int(), first_name: z.string(), username: z.string().optional() });
const Description = z.object({ description: z.string() });
const ShortDescription = z.object({ short_description: z.string() });
const Info = z.object({
  url: z.string(),
  pending_update_count: z.number().int(),
  last_error_date: z.number().int().optional(),
  last_error_message: z.string().optional(),
});

/** Why the platform does not do what it was asked. `conflict`: somebody else reads this bot's updates. */
export type Trouble = 'not_authorised' | 'conflict' | 'refused' | 'unreachable';

/** What a failed call says about the account. */
export function troubleOf(error: unknown): Trouble {
  const code = codeOf(error);
  if (code === 401 || code === 404) return 'not_authorised';
  if (code === 409) return 'conflict';
  return code !== undefined && code < 500 && code !== 429 ? 'refused' : 'unreachable';
}

/** Where updates are to go. */
export interface Webhook {
  readonly url: string;
  /** 1–256 characters of A–Z a–z 0–9 _ -; comes back with every update. */
  readonly secret: string;
}

/** Sends updates to the webhook from now on. Rejects with what the platform or the network says. */
export async function registerWebhook(api: BotApi, { url, secret }: Webhook, signal: AbortSignal): Promise<void> {
  const payload = { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES };
  await api('setWebhook', payload, AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]));
}

/** Takes an old webhook away, so that updates can be fetched; those that wait are kept. */
export async function removeWebhook(api: BotApi, signal: AbortSignal): Promise<void> {
  await api('deleteWebhook', { drop_pending_updates: false }, AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]));
}

/** What the platform knows of the bot. */
export interface AccountFacts {
  /** What everybody can read of the bot without writing to it: name, user name, descriptions. */
  readonly shown: readonly string[];
  /** Null: no webhook, updates are fetched. */
  readonly webhookUrl: string | null;
  readonly pending: number;
  /** The last time that the webhook could not be reached, and why in Telegram's words. */
  readonly lastError: { readonly at: number; readonly says: string } | null;
}

/** Asks the platform. Gives the trouble instead when it does not answer as it should. */
export async function accountFacts(api: BotApi): Promise<AccountFacts | Trouble> {
  try {
    const ask = (method: string) => api(method, {}, AbortSignal.timeout(CALL_MS));
    const me = Me.parse(await ask('getMe'));
    const info = Info.parse(await ask('getWebhookInfo'));
    const { description } = Description.parse(await ask('getMyDescription'));
    const { short_description: short } = ShortDescription.parse(await ask('getMyShortDescription'));
    return {
      shown: [me.first_name, me.username ?? '', description, short].filter((text) => text !== ''),
      webhookUrl: info.url === '' ? null : info.url,
      pending: info.pending_update_count,
      lastError:
        info.last_error_date === undefined
          ? null
          : { at: info.last_error_date * 1000, says: info.last_error_message ?? 'no reason given' },
    };
  } catch (error) {
    return troubleOf(error);
  }
}
