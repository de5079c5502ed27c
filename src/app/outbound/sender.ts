// The sender of one channel in one process: takes up what is due, many chats at once, one reply of a chat after the other.

import { setMaxListeners } from 'node:events';
import type { Clock } from '../../domain/clock.js';
import type { Delivery } from '../../domain/delivery.js';
import type { Store } from '../../store/contract.js';
import { createAccount } from './account.js';
import { createDue } from './due.js';
import type { Down } from './health.js';
import { inTurn } from './in-turn.js';
import { type SendDeps, sendOne, type Tried } from './send-one.js';

/** How often the store is asked when nothing is heard: another process may have made a reply, or left one. */
export const POLL_MS = 1_000;

/** Chats looked at in one go: at least so many, and the sends of a few seconds, so that resting chats never fill a look. */
const LEAST_LOOKED_AT = 100;
const SECONDS_LOOKED_AT = 4;

export interface SenderDeps extends SendDeps {
  readonly store: SendDeps['store'] & Pick<Store, 'conversations'>;
  readonly clock: Clock;
  /** Told after each try, when its chat is free again. */
  readonly onTried?: (tried: Tried) => void;
}

export interface Sender {
  /**
   * Begins sending what may go now. Resolves when that is begun, with the milliseconds after which looking again is worth it.
   * Throws what the store throws. One look at a time.
   */
  look(): Promise<number>;
  /** Sends on their way. */
  readonly inFlight: number;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Ends what is on its way; it counts as perhaps arrived. */
  cut(): void;
  /** Whether the channel is down, as its sends show. */
  down(): Down | null;
}

/** Makes it; nothing is begun. */
export function createSender(deps: SenderDeps): Sender {
  const { channel, clock, log } = deps;
  const account = createAccount(channel.limits, clock, deps.random);
  const limit = Math.max(LEAST_LOOKED_AT, Math.ceil(channel.limits.perSecond * SECONDS_LOOKED_AT));
  const due = createDue(deps);
  const busy = new Map<string, Promise<void>>();
  const cutting = new AbortController();
  // Every send on its way listens, and there may be hundreds.
  setMaxListeners(0, cutting.signal);

  async function tryOne(delivery: Delivery): Promise<void> {
    let tried: Tried = { kind: 'lost' };
    try {
      tried = await sendOne(delivery, cutting.signal, deps);
      if (tried.kind === 'tried') account.learn(delivery.contactId, tried);
    } catch (error) {
      log.warn('send_failed', { contactId: delivery.contactId, channel: channel.channel, error });
    }
    busy.delete(delivery.contactId);
    deps.onTried?.(tried);
  }

  /** Begins those that may go. Gives the wait until the first of the others may. */
  function begin(waiting: readonly Delivery[]): number {
    let wait = POLL_MS;
    for (const delivery of inTurn(waiting)) {
      const { contactId } = delivery;
      if (busy.has(contactId)) continue;
      if (account.waitMs() > 0) return Math.min(wait, account.waitMs());
      if (busy.size >= account.places()) return wait;
      const chatWait = account.chatWaitMs(contactId);
      if (chatWait > 0) wait = Math.min(wait, chatWait);
      else {
        account.note(contactId);
        busy.set(contactId, tryOne(delivery));
      }
    }
    return wait;
  }

  return {
    async look() {
      const wait = account.waitMs();
      if (wait > 0) return Math.min(wait, POLL_MS);
      return begin(await due({ channel: channel.channel, now: clock.now(), limit }));
    },
    get inFlight() {
      return busy.size;
    },
    async idle() {
      while (busy.size > 0) await Promise.all(busy.values());
    },
    cut: () => cutting.abort(),
    down: account.down,
  };
}
