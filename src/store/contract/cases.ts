// What the use cases ask of a store about legal holds and reports under a code.

import type { Instant } from '../../domain/clock.js';
import type { HoldAct } from '../../domain/hold.js';
import type { ReportLink } from '../../domain/report-code.js';

/** Legal holds. The acts are the truth; what `setHeld` writes keeps erasure from finding the conversation. */
export interface HoldStore {
  /** `taken` when (conversationId, n) is there: read again. */
  insert(act: HoldAct): Promise<'inserted' | 'taken'>;
  /** In order. */
  of(conversationId: string): Promise<readonly HoldAct[]>;
  /** Not due for erasure before this time; null: as any other. */
  setHeld(conversationId: string, until: Instant | null): Promise<void>;
  /** Newest acts first. */
  recent(limit: number): Promise<readonly HoldAct[]>;
}

/** Which conversations belong to one report. They are written with turns (`TurnRecord.report`). */
export interface ReportStore {
  /** All conversations under one code, the first one first. */
  byLookup(lookup: string): Promise<readonly ReportLink[]>;
  /** All codes of one conversation. */
  of(conversationId: string): Promise<readonly ReportLink[]>;
}
