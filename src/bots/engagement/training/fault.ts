// What is judged in a talk on the range, and one fault in it.

import type { EngagementRule } from '../../../domain/engagement-rules.js';

/** What is judged, with its weight. */
export const SCORE_WEIGHTS = { safeguarding: 35, provocation: 30, disclosure: 15, pace: 10, rules: 10 } as const;
export type ScorePart = keyof typeof SCORE_WEIGHTS;

/** A fault. `why`: a stable code. `message`: number of the message it is about. `rule`: the rule that refused, where one did. */
export interface Fault {
  readonly part: ScorePart;
  readonly why: string;
  readonly message: number;
  readonly points: number;
  readonly rule?: EngagementRule;
  /** The fact that was not followed, by its id. */
  readonly fact?: string;
}
