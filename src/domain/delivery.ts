// A reply on its way to a person, apart from the turn that made it.

import type { Instant } from './clock.js';
import type { Sealed } from './log.js';
import type { Channel } from './message.js';

/** A reply waits at most this long for its delivery, then it is dropped and noted. */
export const DELIVERY_LIFETIME_MS = 15 * 60_000;

/** Messages on the person's device are taken back up to this long after they were sent: platforms allow 48 h. */
export const TAKE_BACK_LIFETIME_MS = 47 * 3_600_000;

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
  /**
   * `say`: bring a reply to the person. `take_back`: delete on their device what stands there, before anything else is said
   * (panic, deletion); only on channels that we push into.
   */
  readonly act: 'say' | 'take_back';
  /** Who speaks: decides what `maySend` asks for. */
  readonly from: 'bot' | 'person';
  /** It answers a message of the person; anything else is writing first. */
  readonly answers: boolean;
  /** Epoch of the session that made it. */
  readonly epoch: number;
  readonly state: DeliveryState;
  /** Why it did not arrive, or, while it is queued, why the last try failed: a code for the desk's words. */
  readonly why: SendProblem | null;
  readonly at: Instant;
  readonly notAfter: Instant;
  /** Not before this time (back-off, retry_after). */
  readonly nextAt: Instant;
  readonly attempts: number;
  /**
   * The platform's ids of what was sent of it, in order; empty before, and where the platform gives none. Of a `take_back`: ids of what
   * could not be deleted.
   */
  readonly messageIds: readonly string[];
  /** JSON of a `Reply`, or null for `take_back`, sealed. Associated data: `deliveries | id | reply`. */
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
