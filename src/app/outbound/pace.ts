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
  /** The same for one chat: also for what is said there later, after panic voided the reply that was refused. */
  pauseChat(contactId: string, ms: number, now: number): void;
  /** Whether the account keeps a pause. */
  paused(now: number): boolean;
}

/** Makes the pace of one account, in this process. */
export function createPace({ perSecond, perChatPerSecond }: SendLimits): Pace {
  const ofAccount = limitOf(perSecond);
  const ofChat = limitOf(perChatPerSecond);
  const chats = new Map<string, Chat>();
  let account: Window = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    accountWaitMs: (now) => Math.max(0, pausedUntil - now, waitMs(account, ofAccount, now)),
    chatWaitMs: (contactId, now) => chatWait(chats.get(contactId) ?? FREE, ofChat, now),
    note(contactId, now) {
      account = noted(account, ofAccount, now);
      if (chats.size >= MAX_CHATS) forgetFree(chats, ofChat, now);
      const chat = chats.get(contactId) ?? FREE;
      chats.set(contactId, { ...chat, window: noted(chat.window, ofChat, now) });
    },
    pause(ms, now) {
      pausedUntil = Math.max(pausedUntil, now + ms);
    },
    pauseChat(contactId, ms, now) {
      const chat = chats.get(contactId) ?? FREE;
      chats.set(contactId, { ...chat, pausedUntil: Math.max(chat.pausedUntil, now + ms) });
    },
    paused: (now) => now < pausedUntil,
  };
}

interface Chat {
  readonly window: Window;
  readonly pausedUntil: number;
}

const FREE: Chat = { window: [], pausedUntil: Number.NEGATIVE_INFINITY };

function chatWait({ window, pausedUntil }: Chat, limit: Limit, now: number): number {
  return Math.max(0, pausedUntil - now, waitMs(window, limit, now));
}

function forgetFree(chats: Map<string, Chat>, limit: Limit, now: number): void {
  for (const [contactId, chat] of chats) if (chatWait(chat, limit, now) === 0) chats.delete(contactId);
}
