// How fast one account may send: the platform's limits for the account and for each chat, and the pauses that it asked for.

import type { SendLimits } from '../../domain/push.js';
import { type Limit, limitOf, noted, type Window, waitMs } from './window.js';

/** Chats whose last sends are remembered, before those that are out of date are forgotten. */
const MAX_CHATS = 10_000;

/** All times are milliseconds on a clock that does not jump. */
export interface Pace {
  /** Until the account may send anything; 0: now. */
  accountWaitMs(now: number): number;
  /** Until one chat may get something; 0: now. */
  chatWaitMs(contactId: string, now: number): number;
  /** Notes that something goes to a chat now. */
  note(contactId: string, now: number): void;
  /** Nothing leaves the account for so long. A shorter pause never ends a longer one. */
  pause(ms: number, now: number): void;
}

/** Makes the pace of one account, in this process. */
export function createPace({ perSecond, perChatPerSecond }: SendLimits): Pace {
  const ofAccount = limitOf(perSecond);
  const ofChat = limitOf(perChatPerSecond);
  const chats = new Map<string, Window>();
  let account: Window = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    accountWaitMs: (now) => Math.max(0, pausedUntil - now, waitMs(account, ofAccount, now)),
    chatWaitMs: (contactId, now) => waitMs(chats.get(contactId) ?? [], ofChat, now),
    note(contactId, now) {
      account = noted(account, ofAccount, now);
      if (chats.size >= MAX_CHATS) forgetFree(chats, ofChat, now);
      chats.set(contactId, noted(chats.get(contactId) ?? [], ofChat, now));
    },
    pause(ms, now) {
      pausedUntil = Math.max(pausedUntil, now + ms);
    },
  };
}

function forgetFree(chats: Map<string, Window>, limit: Limit, now: number): void {
  for (const [contactId, window] of chats) if (waitMs(window, limit, now) === 0) chats.delete(contactId);
}
