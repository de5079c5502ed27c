// What is remembered of a talk to tell its running risk: the last messages, and what was seen in it so far. Plain data.

import type { Label } from './assessment.js';

/** What one pair of readers has seen in a talk so far. */
export interface TalkState {
  readonly turns: number;
  /** Strongest suspicions of single messages, and of windows, the highest first. */
  readonly messages: readonly number[];
  readonly windows: readonly number[];
  /** By label, the highest probability of any window. */
  readonly labels: Partial<Readonly<Record<Label, number>>>;
  readonly distress: number;
  /** 0..1; never falls. */
  readonly risk: number;
}

/** Carried from turn to turn, so that no message costs more for coming late in a long talk. */
export interface TalkMemory {
  /** The last messages of the person, the newest last: at most four, of each at most its last thousand UTF-16 units. */
  readonly texts: readonly string[];
  /** By the models that read, as assessments name them: numbers of other models are never added up. */
  readonly states: Readonly<Record<string, TalkState>>;
}
