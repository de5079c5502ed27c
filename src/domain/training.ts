// Vocabulary of the training range: a simulated subject as data, where a talk with it stands, and what it says.

import type { Instant } from './clock.js';
import type { OffenceId } from './offence.js';
import { TOPICS, type Topic } from './text-signs.js';

/** Whom a subject plays. */
export const SUBJECT_KINDS = ['recruiter', 'smuggler', 'victim', 'minor', 'employer'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What a subject can hear in an officer's message, or in none (`silence`). `any`: every message. */
export const MOVES = [
  'asks',
  ...TOPICS.map((topic) => `asks_${topic}` as const),
  'names_place',
  'offers',
  'presses',
  'advises',
  'empathy',
  'interest',
  'ends',
  'silence',
  'any',
] as const;
export type Move = 'asks' | `asks_${Topic}` | Exclude<(typeof MOVES)[number], `asks_${string}`>;

/** What a line shows that must be protected, whether or not the readers find it. */
export type ShownSign = 'minor' | 'victim';

/** One thing that a subject can say. */
export interface SubjectLine {
  readonly id: string;
  /** Facts that it opens the door to: a passive question will be answered. */
  readonly offers: readonly string[];
  /** Facts that it tells. */
  readonly tells: readonly string[];
  readonly shows: ShownSign | null;
  /** By language (BCP 47 primary subtag): wordings, of which one is chosen. `{name}` stands for a slot. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** What a subject does when it hears one of these. A reaction happens once, unless `again`. */
export interface Reaction {
  readonly hears: readonly Move[];
  /** Ids of lines, each a message. Empty: it says nothing. */
  readonly says: readonly string[];
  /** The state it goes to; null: it stays. */
  readonly goes: string | null;
  /** It ends the talk. */
  readonly leaves: boolean;
  readonly again: boolean;
}

/** A simulated subject. */
export interface Subject {
  readonly id: string;
  readonly kind: SubjectKind;
  /** What people choose it by. It does not tell what the subject turns out to be. */
  readonly title: string;
  /** What the officer reads beforehand: the suspicion on file. */
  readonly grounds: string;
  /** The offence that the training authorisation names. */
  readonly offence: OffenceId;
  /** Facts it may tell, each with what it is. */
  readonly facts: Readonly<Record<string, string>>;
  /** Values of slots by language; one is chosen at the start and stays. */
  readonly slots: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Least and most seconds until it answers. */
  readonly answersAfter: readonly [number, number];
  /** Minutes without a message of ours after which it hears `silence`. */
  readonly patience: number;
  /** Lines it opens the talk with. */
  readonly opens: readonly string[];
  readonly start: string;
  readonly states: Readonly<Record<string, readonly Reaction[]>>;
  readonly lines: Readonly<Record<string, SubjectLine>>;
}

/** Where a talk stands on the subject's side. Plain data. */
export interface SubjectState {
  readonly state: string;
  /** Messages of ours it has heard. */
  readonly heard: number;
  /** Lines said so far. */
  readonly said: number;
  /** Reactions that happened: `<state>:<number>`. */
  readonly done: readonly string[];
  readonly left: boolean;
}

/** A message of a subject. `at`: when it comes in. */
export interface SubjectMessage {
  readonly at: Instant;
  readonly line: string;
  readonly text: string;
  readonly offers: readonly string[];
  readonly tells: readonly string[];
  readonly shows: ShownSign | null;
}

/** Words by which the range hears what the rules do not look for; in no order. By language, then by move. */
export type MoveWords = Readonly<Record<string, Readonly<Record<'empathy' | 'ends', readonly string[]>>>>;
