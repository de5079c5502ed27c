// What a text shows that the rules of engagements look at. The pure rules ask for it through a port; who finds it is not their business.

import type { OffenceId } from './offence.js';

/** What rule 7 keeps apart: who spoke first of each. */
export const TOPICS = ['service', 'price', 'route', 'document', 'meeting'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * One mention. `value`: a fact in one spelling for all languages (`3800 EUR`, `TR>GR`, `passport`), null for a word. `sure`: it
 * cannot well mean anything else. What our side says counts unsure too; what the other side says opens a topic only when sure.
 */
export interface Mention {
  readonly topic: Topic;
  readonly value: string | null;
  readonly sure: boolean;
  /** Offsets in UTF-16 units of the original, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What rule 9 forbids in a draft, and rules 10, 14 and 15 look at. */
export const CONTENT_SIGNS = [
  'pay_offer',
  'pressure',
  'threat',
  'romance',
  'compassion',
  'advice_committing',
  'advice_evading',
  'sexual',
  'targeting',
  'privileged',
  'third_party',
  /** Takes a step of its own: proposes, orders, sends. */
  'initiative',
  /** Says that one is there or would like to hear more. */
  'interest',
] as const;
export type ContentSign = (typeof CONTENT_SIGNS)[number];

/** Callings that no persona may claim (rule 12). */
export const PROTECTED_CALLINGS = ['lawyer', 'doctor', 'cleric', 'journalist', 'ngo', 'helpline'] as const;
export type ProtectedCalling = (typeof PROTECTED_CALLINGS)[number];

/** Everything found in one text. A text that could not be read has `read: false`, and then nothing else may be believed. */
export interface TextSigns {
  readonly read: boolean;
  /** BCP 47 primary subtag, `und` when not sure. */
  readonly lang: string;
  /** All languages in it that make up a real part, the largest first. */
  readonly languages: readonly string[];
  /** ISO 15924. */
  readonly script: string;
  /** What a reader sees is not what is written: hidden, reversed or look-alike characters. */
  readonly obfuscated: boolean;
  readonly mentions: readonly Mention[];
  readonly content: readonly ContentSign[];
  /** Asks something. */
  readonly question: boolean;
  /** Says no, or to be left alone. */
  readonly refusal: boolean;
  /** Holds nothing but words of parting and thanks: all that may follow a no. */
  readonly goodbye: boolean;
  /** Signs that the writer, or somebody spoken of, is under 18. */
  readonly minor: boolean;
  /** Signs that the writer is, or speaks for, somebody exploited, trapped or threatened. */
  readonly victim: boolean;
  readonly offences: readonly OffenceId[];
  readonly callings: readonly ProtectedCalling[];
  /** Ages in years, the lowest of a range. */
  readonly ages: readonly number[];
  /** Telephone numbers, addresses and links, normalised. */
  readonly contacts: readonly string[];
}

/** Of a text in which nothing was found; `read: false` until it was read. */
export const NO_SIGNS: TextSigns = {
  read: false,
  lang: 'und',
  languages: [],
  script: 'Zyyy',
  obfuscated: false,
  mentions: [],
  content: [],
  question: false,
  refusal: false,
  goodbye: false,
  minor: false,
  victim: false,
  offences: [],
  callings: [],
  ages: [],
  contacts: [],
};

/** Reads a text. `hint`: a language that only breaks ties. Never throws: what failed comes back as `read: false`. */
export type ReadSigns = (text: string, hint?: string) => TextSigns;
