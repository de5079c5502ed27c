// A thread's safety: whether sending is frozen, who was alerted, and since when nobody answers (rule 13).

import type { Instant } from './clock.js';

/** Why a thread was frozen. */
export type FreezeReason = 'minor' | 'victim' | 'unread' | 'person';

/** An alert to a named officer; it runs until somebody acknowledges it. */
export interface SafeguardAlert {
  readonly raisedAt: Instant;
  /** Officers to alert, in order; the next one each time the clock runs out. Never empty. */
  readonly officers: readonly string[];
  readonly acknowledged: { readonly by: string; readonly at: Instant } | null;
}

/** Sending on a thread. `votes`: who wants it unfrozen, each with a reason; two different people open it. */
export type Safety =
  | { readonly state: 'open' }
  | {
      readonly state: 'frozen';
      readonly reason: FreezeReason;
      readonly turn: number | null;
      readonly alert: SafeguardAlert;
      readonly votes: readonly { readonly by: string; readonly reason: string }[];
    };

/** What may happen to a thread's safety. */
export type SafetyEvent =
  | { readonly kind: 'freeze'; readonly reason: FreezeReason; readonly turn: number | null; readonly at: Instant }
  | { readonly kind: 'acknowledge'; readonly by: string; readonly at: Instant }
  | { readonly kind: 'vote_unfreeze'; readonly by: string; readonly reason: string; readonly at: Instant };
