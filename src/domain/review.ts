// A judgement to be made on text: does it show what the classifier says?

import type { Label } from './assessment.js';
import type { Instant } from './clock.js';
import type { Sealed } from './log.js';
import type { Channel } from './message.js';

export const REVIEW_STATES = ['open', 'in_review', 'needs_more', 'confirmed', 'dismissed', 'escalated'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_ACTS = ['claim', 'release', 'askForMore', 'confirm', 'dismiss', 'escalate', 'reopen'] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];

/** Seconds until a flagged text should have been looked at. */
export const REVIEW_TARGET_S = 24 * 3600;

/** Row of the queue: one item a conversation, reopened by new signs. Written like a `HelpRequest`. */
export interface ReviewItem {
  /** `ri_<conversationId>`. */
  readonly id: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly since: Instant;
  readonly language: string;
  readonly channel: Channel;
  /** Labels over their threshold so far. */
  readonly labels: readonly Label[];
  /** Why it is here: signs were found, or the text could not be assessed. */
  readonly why: 'signs' | 'unassessed';
  readonly state: ReviewState;
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly version: number;
  /** Last turn that brought new signs. */
  readonly signsTurn: number;
  readonly appliedTurn: number;
  readonly hidden: boolean;
  /** JSON of a `HelpSummary`. Associated data: `review | id | summary`. */
  readonly sealed: Sealed;
}
