// A reply on its way to a person, apart from the turn that made it.

import type { Instant } from './clock.js';
import type { Sealed } from './log.js';
import type { Channel } from './message.js';

/** A reply waits at most this long for its delivery, then it is dropped and noted. */
export const DELIVERY_LIFETIME_MS = 15 * 60_000;

/** queued → sent, or dropped (too late, older epoch, not allowed), or undeliverable; ambiguous: the platform may have it. */
export const DELIVERY_STATES = ['queued', 'sent', 'ambiguous', 'undeliverable', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface Delivery {
  /** `contactId:turn:n`, so writing it twice is writing it once. */
  readonly id: string;
  readonly contactId: string;
  readonly conversationId: string;
  /** Position in the chat stream (`replySeq`). */
  readonly seq: number;
  readonly channel: Channel;
  /** Who speaks: decides what `maySend` asks for. */
  readonly from: 'bot' | 'person';
  /** Epoch of the session that made it. */
  readonly epoch: number;
  readonly state: DeliveryState;
  /** Why it will not arrive, as a code for the desk's words. */
  readonly why: SendProblem | null;
  readonly at: Instant;
  readonly notAfter: Instant;
  /** Not before this time (back-off, retry_after). */
  readonly nextAt: Instant;
  readonly attempts: number;
  /** JSON of a `Reply`, sealed. Associated data: `deliveries | id | reply`. */
  readonly sealed: Sealed;
}

/** Why a reply did not arrive, as a code for which the desk has words. */
export type SendProblem =
  | 'blocked_by_person'
  | 'opted_out'
  | 'chat_gone'
  | 'window_closed'
  | 'rate_limited'
  | 'platform_down'
  | 'timed_out'
  | 'rejected_content'
  | 'not_authorised'
  | 'too_late'
  | 'older_epoch'
  | 'not_allowed';
