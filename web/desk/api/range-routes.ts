// Routes of the training range by name, and their shapes. Nobody is written to by any of them.

import { type Answer, ask } from './client.js';
import type { Draft, FrozenWhy, LedgerRow, Verdict } from './engagement-types.js';

type Items<T> = Promise<Answer<{ readonly items: readonly T[] }>>;

/** Whom one can practise with. */
export interface RangeSubject {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly string[];
}

/** One talk in a list. `total`: 0 to 100; null: not over, or nothing to judge. */
export interface RangeRow {
  readonly id: string;
  readonly subject: string;
  readonly title: string;
  readonly language: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly total: number | null;
}

/** A text of ours, whether or not it left. */
export interface RangeOurs {
  readonly kind: 'ours';
  readonly at: string;
  readonly n: number;
  readonly text: string;
  readonly sent: boolean;
  readonly suggested: boolean;
  readonly verdicts: readonly Verdict[];
  readonly scored: Draft['scored'];
}

/** One thing that happened. */
export type RangeEvent =
  | RangeOurs
  | {
      readonly kind: 'theirs';
      readonly at: string;
      readonly n: number;
      readonly text: string;
      readonly froze: FrozenWhy | null;
    }
  | { readonly kind: 'froze' | 'acknowledged' | 'waited' | 'closed' | 'left'; readonly at: string };

/** What a talk was worth. */
export interface RangeScore {
  readonly total: number | null;
  readonly parts: readonly { readonly part: string; readonly weight: number; readonly points: number | null }[];
  readonly faults: readonly {
    readonly part: string;
    readonly why: string;
    readonly rule: string | null;
    readonly fact: string | null;
    readonly message: number;
    readonly points: number;
  }[];
  readonly blocked: readonly { readonly rule: string; readonly count: number }[];
}

/** One talk. `seen`: events so far. `score`: null until it is over. */
export interface RangeRun extends Omit<RangeRow, 'total'> {
  readonly grounds: string;
  readonly seen: number;
  readonly events: readonly RangeEvent[];
  readonly ledger: readonly LedgerRow[];
  readonly suggestions: readonly { readonly text: string; readonly readingMs: number }[];
  readonly frozen: {
    readonly reason: FrozenWhy;
    readonly message: number | null;
    readonly elapsedS: number;
    readonly acknowledged: boolean;
  } | null;
  readonly score: RangeScore | null;
}

/** What an officer can do in a talk. */
export type RangeMove =
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'use'; readonly suggestion: number }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'freeze' | 'acknowledge' | 'close' };

/** Whom one can practise with. */
export const rangeSubjects = (): Items<RangeSubject> => ask('GET', 'engagements/training-subjects');
/** One's own talks that are still kept. */
export const rangeRuns = (): Items<RangeRow> => ask('GET', 'engagements/training-runs');
/** One of them. */
export const rangeRun = (id: string): Promise<Answer<RangeRun>> => ask('GET', `engagements/training-runs/${id}`);
/** Begins a talk. */
export const beginRangeRun = (subject: string, language: string): Promise<Answer<RangeRun>> =>
  ask('POST', 'engagements/training-runs', { subject, language });
/** One move, on what stood on the page. */
export const moveInRange = ({ id, seen }: RangeRun, move: RangeMove): Promise<Answer<RangeRun>> =>
  ask('POST', `engagements/training-runs/${id}/moves`, { ...move, seen });
