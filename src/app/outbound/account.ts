// What one process knows of the account it sends from: how fast, how many at once, whether it works.

import type { Clock } from '../../domain/clock.js';
import type { SendLimits, SendOutcome } from '../../domain/push.js';
import { accountPauseMs } from './after-try.js';
import { type Down, downNow, type Failing, healthAfter } from './health.js';
import { SEND_TIMEOUT_MS } from './in-time.js';
import { createPace } from './pace.js';

export interface Account {
  /** Milliseconds until something may leave; 0: now. */
  waitMs(): number;
  /** The same for one chat. */
  chatWaitMs(contactId: string): number;
  /** How many sends may be on their way at once. */
  places(): number;
  /** Notes that something goes to a chat now. */
  note(contactId: string): void;
  /** Takes in what came of a send: a chat that failed rests, also when the wall clock jumps and panic voids what was refused. */
  learn(contactId: string, tried: { readonly outcome: SendOutcome; readonly restMs: number }): void;
  down(): Down | null;
}

/**
 * The platform's limits are kept in each process: with several, its `retry_after` keeps them apart. As many sends may be on their
 * way as the limit lets begin within one timeout: chats that hang use up their own share, and no place that another could have.
 */
export function createAccount(limits: SendLimits, clock: Clock, random: () => number): Account {
  const pace = createPace(limits);
  const atOnce = Math.ceil((limits.perSecond * SEND_TIMEOUT_MS) / 1000);
  /** Failures of the whole account in a row. */
  let row = 0;
  let failing: Failing = null;
  return {
    waitMs: () => pace.accountWaitMs(clock.monotonic()),
    chatWaitMs: (contactId) => pace.chatWaitMs(contactId, clock.monotonic()),
    // An account that failed is tried with one reply before all the others follow.
    places: () => (row > 0 ? 1 : atOnce),
    note: (contactId) => pace.note(contactId, clock.monotonic()),
    learn(contactId, { outcome, restMs }) {
      failing = healthAfter(failing, outcome, clock.now());
      const mono = clock.monotonic();
      if (outcome.kind !== 'later' || outcome.scope !== 'account') {
        row = 0;
        pace.pauseChat(contactId, restMs, mono);
        return;
      }
      // What failed together is one failure: only after a pause does the next one count.
      if (!pace.paused(mono)) row += 1;
      pace.pause(accountPauseMs(outcome, row, random()) ?? 0, mono);
    },
    down: () => downNow(failing, clock.now()),
  };
}
