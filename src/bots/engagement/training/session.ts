// One talk on the training range: what happened in it, message by message.

import type { NumberedDocument } from '../../../domain/authorisation.js';
import type { Instant } from '../../../domain/clock.js';
import type { Scored, Thread } from '../../../domain/engagement.js';
import type { Verdict } from '../../../domain/engagement-rules.js';
import type { TemplateLibrary } from '../../../domain/engagement-template.js';
import type { FreezeReason } from '../../../domain/safeguard.js';
import type { ReadSigns } from '../../../domain/text-signs.js';
import type { MoveWords, SubjectMessage, SubjectState } from '../../../domain/training.js';
import type { Sha256 } from '../ports.js';
import type { TrainingAuthorisation } from './authority.js';
import type { Cast } from './subject.js';

/** What the range is built on. There is no way out in it: no store, no channel, no sender. */
export interface RangeWorld {
  readonly readSigns: ReadSigns;
  readonly sha256: Sha256;
  readonly library: TemplateLibrary;
  readonly templatesVersion: string;
  /** Word lists: BCP 47 primary subtag → SHA-256 (hex) of the file. */
  readonly languages: ReadonlyMap<string, string>;
  readonly moves: MoveWords;
}

/** Their message. `n`: number in the talk, from 1, drafts of ours counted too. `froze`: what the readers froze the thread for. */
export interface TheirEvent extends SubjectMessage {
  readonly kind: 'theirs';
  readonly n: number;
  /** ISO 15924, for the time that reading takes. */
  readonly script: string;
  readonly froze: FreezeReason | null;
}

/** A text of ours, whether or not it left. `at`: when the officer was done with it. `sentAt`: null when a rule refused. */
export interface OurEvent {
  readonly kind: 'ours';
  readonly n: number;
  readonly at: Instant;
  readonly sentAt: Instant | null;
  readonly text: string;
  /** `template:<id>` for a suggestion that was used untouched, else the officer. */
  readonly author: string;
  readonly verdicts: readonly Verdict[];
  readonly scored: Scored;
}

/** What happened. `froze`, `acknowledged` and `closed` are acts of the officer; `left`: the subject went. */
export type RangeEvent =
  | TheirEvent
  | OurEvent
  | { readonly kind: 'froze'; readonly at: Instant }
  | { readonly kind: 'acknowledged'; readonly at: Instant }
  | { readonly kind: 'waited'; readonly at: Instant }
  | { readonly kind: 'closed'; readonly at: Instant }
  | { readonly kind: 'left'; readonly at: Instant };

/** A talk so far. A value: every act makes a new one. */
export interface RangeSession extends Cast {
  readonly officer: string;
  readonly authority: TrainingAuthorisation;
  readonly thread: Thread;
  readonly state: SubjectState;
  readonly documents: readonly NumberedDocument[];
  /** The latest moment of the talk. */
  readonly now: Instant;
  readonly log: readonly RangeEvent[];
}

/**
 * What an officer may do. `at`: when; what lies before the talk's latest moment counts as that moment. `use`: send a suggestion
 * untouched, by its number from 1. `freeze`: stop all sending and raise the alert.
 */
export type OfficerAct = { readonly at: Instant } & (
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'use'; readonly suggestion: number }
  | { readonly kind: 'freeze' | 'acknowledge' | 'wait' | 'close' }
);
