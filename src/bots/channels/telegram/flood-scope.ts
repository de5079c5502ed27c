// Whom a 429 is meant for. Telegram does not say: one chat that is written to too fast, or the whole bot.

import type { Clock } from '../../../domain/clock.js';

/** So many different chats refused within the window: it is the bot that is too fast, not a chat. */
export const CHATS_FOR_ACCOUNT = 3;
export const WINDOW_MS = 2_000;

export interface FloodScope {
  /** Notes a 429 of a chat and says whom it is meant for. */
  refused(chat: string): 'chat' | 'account';
}

/** Makes the judge. It remembers refusals of the last seconds only. */
export function createFloodScope(clock: Pick<Clock, 'monotonic'>): FloodScope {
  const refusals = new Map<string, number>();
  return {
    refused(chat) {
      const now = clock.monotonic();
      refusals.set(chat, now);
      for (const [one, at] of refusals) if (now - at > WINDOW_MS) refusals.delete(one);
      return refusals.size >= CHATS_FOR_ACCOUNT ? 'account' : 'chat';
    },
  };
}
