// A person asks for, or is owed, a human being. Not something to confirm or dismiss.

import type { Label } from './assessment.js';
import type { Instant } from './clock.js';
import type { Sealed } from './log.js';
import type { Channel } from './message.js';
import type { HelpReason } from './session.js';

export const HELP_STATES = ['waiting', 'claimed', 'answered', 'closed'] as const;
export type HelpState = (typeof HELP_STATES)[number];

/** How a request ended. */
export const HELP_OUTCOMES = ['helped', 'referred', 'safe_now', 'no_answer', 'not_for_us', 'misuse'] as const;
export type HelpOutcome = (typeof HELP_OUTCOMES)[number];

/** Seconds until a human should have answered, by reason. A plain promise of ours, shown at the desk. */
export const HELP_TARGET_S: Readonly<Record<HelpReason, number>> = {
  danger: 60,
  asked: 180,
  distress: 180,
  minor_risk: 180,
  unassessed: 600,
  not_understood: 600,
  not_processed: 300,
  code_word_failed: 180,
  hand_off: 180,
  report: 3600,
  deletion: 3600,
};

/** What lies sealed in a help request: facts that the person said. */
export interface HelpSummary {
  readonly country: { readonly code: string; readonly how: 'said' | 'prefix' } | null;
  /** Indicator id of the strongest sign, for the row's words. */
  readonly topIndicator: string | null;
}

/**
 * Row of the queue. The projection writes what comes from turns (guarded by `appliedTurn`), staff acts write state,
 * holder and version through `QueueStore.recordAct`.
 */
export interface HelpRequest {
  /** `hr_<conversationId>_<turn that opened it>`: the projection may write it twice. */
  readonly id: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly openedTurn: number;
  readonly reason: HelpReason;
  readonly since: Instant;
  readonly language: string;
  readonly channel: Channel;
  readonly labels: readonly Label[];
  readonly state: HelpState;
  readonly holder: { readonly id: string; readonly name: string } | null;
  /** Number of staff acts on it. */
  readonly version: number;
  readonly appliedTurn: number;
  readonly answeredAt: Instant | null;
  /** Erasure hides the conversation at once; the request stays visible so that staff are told first. */
  readonly hidden: boolean;
  /** JSON of a `HelpSummary`. Associated data: `help | id | summary`. */
  readonly sealed: Sealed;
}

/** One act of staff on a queue item, immutable, unique by (itemId, version). */
export interface QueueAct {
  readonly itemId: string;
  readonly version: number;
  readonly act: string;
  /** State after the act. */
  readonly state: string;
  /** Holder after the act. */
  readonly holder: { readonly id: string; readonly name: string } | null;
  /** Account id or `system`. */
  readonly by: string;
  readonly at: Instant;
  /** Last turn on the actor's screen; 0 where it does not matter. */
  readonly seenTurn: number;
  /** Reason, note or outcome, sealed with the conversation's key. Associated data: `acts | itemId:version | body`. */
  readonly sealed: Sealed;
}
