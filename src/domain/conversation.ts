// One episode with a contact: what lists and look-ups need to know of it without opening it.

import type { Label } from './assessment.js';
import type { Instant } from './clock.js';
import type { Sealed } from './log.js';
import type { Channel } from './message.js';

/** Projection of turns, guarded by `appliedTurn`. */
export interface ConversationSummary {
  readonly id: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly language: string;
  readonly labels: readonly Label[];
  readonly status: 'open' | 'with_person' | 'closed';
  readonly startedAt: Instant;
  readonly lastAt: Instant;
  readonly firstTurn: number;
  readonly lastTurn: number;
  readonly appliedTurn: number;
  /** Asked to be erased at this time: hidden from every list and look-up, destroyed after the cooling-off. */
  readonly erasureAskedAt: Instant | null;
  /** The code word had just been given when it was asked: the cooling-off is short. */
  readonly erasureByWord: boolean;
}

/** Internal note of staff, never sent. */
export interface Note {
  readonly id: string;
  readonly conversationId: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Instant;
  /** JSON string. Associated data: `notes | id | text`. */
  readonly sealed: Sealed;
}

/** What is left of an erased conversation: enough to erase it again after a restore. */
export interface Tombstone {
  readonly conversationId: string;
  readonly contactId: string;
  readonly at: Instant;
  readonly why: 'asked' | 'retention';
}
