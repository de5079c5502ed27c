// What an NGO edits, as the program sees it once it was loaded and checked. Frozen data, one version at a time.

import type { Intent } from './assessment.js';
import type { ContactCard } from './message.js';

/** ISO 639 / BCP 47 primary subtags that the shipped texts speak. */
export type Language = string;

/** Kinds of contacts in the registry. */
export type ContactKind = string;

/** One registry entry (`content/helplines/*.yaml`). */
export interface Helpline {
  readonly id: string;
  readonly country: string;
  readonly kind: ContactKind;
  readonly service: string;
  readonly phone: string | null;
  readonly url: string | null;
  readonly languages: readonly Language[];
  readonly hours: string | null;
  readonly sourceUrl: string | null;
  readonly state: 'unverified' | 'verified';
  /** ISO dates. */
  readonly verifiedOn: string | null;
  readonly verifiedBy: string | null;
  readonly expiresOn: string | null;
}

/** One country (`content/countries/*.yaml`). */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly emergency: string | null;
}

/** Phrases for one command in one language, as they are matched (folded words). */
export type CommandPhrases = Readonly<Record<Intent, readonly string[]>>;

/** Steps of a flow. `text` values are message keys of the locale files. One question a message. */
export type Step =
  | {
      readonly type: 'say';
      readonly id: string;
      readonly texts: readonly string[];
      readonly to: string;
      readonly event?: string;
    }
  | AskStep
  | {
      readonly type: 'branch';
      readonly id: string;
      readonly on: BranchFact;
      readonly cases: readonly { readonly is: string; readonly to: string }[];
      readonly otherwise: string;
    }
  | {
      readonly type: 'contacts';
      readonly id: string;
      readonly kinds: readonly ContactKind[];
      readonly emergency: boolean;
      readonly max: number;
      readonly none: string;
      readonly to: string;
    }
  | {
      readonly type: 'person';
      readonly id: string;
      readonly reason: 'asked' | 'danger' | 'hand_off';
      readonly onDuty: string;
      readonly nobody: string;
      readonly to: string;
    }
  | { readonly type: 'wait'; readonly id: string; readonly to: string }
  | { readonly type: 'call'; readonly id: string; readonly flow: string; readonly to: string }
  | {
      readonly type: 'set';
      readonly id: string;
      readonly fact: 'phone' | 'danger';
      readonly value: string;
      readonly to: string;
    }
  | { readonly type: 'end'; readonly id: string; readonly texts: readonly string[] };

/** Asks one question and waits. `reads: country | language | free` lets words count that are no option. */
export interface AskStep {
  readonly type: 'ask';
  readonly id: string;
  /** Said before the question, at most one more bubble. */
  readonly lead?: readonly string[];
  readonly text: string;
  readonly options: readonly { readonly choice: string; readonly label: string; readonly to: string }[];
  readonly skipTo: string;
  readonly reads?: 'options' | 'country' | 'language' | 'free';
  /** Where words go that are no option, when `reads` takes them. */
  readonly to?: string;
}

/** What a branch may look at. */
export type BranchFact = 'phone' | 'country' | 'danger' | 'duty' | `answer:${string}`;

/** One flow (`content/flows/*.yaml`). */
export interface Flow {
  readonly id: string;
  readonly version: number;
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  /** File it came from and the line of each step, for findings. */
  readonly file: string;
  readonly lines: Readonly<Record<string, number>>;
}

/** Everything of one published version. */
export interface Content {
  /** Hash of all files, so that a session can tell that the flow changed under it. */
  readonly version: string;
  readonly flows: Readonly<Record<string, Flow>>;
  /** ICU MessageFormat by language and flat key. */
  readonly locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  readonly helplines: readonly Helpline[];
  readonly countries: Readonly<Record<string, Country>>;
  readonly commands: Readonly<Record<Language, CommandPhrases>>;
}

/** Turns a registry entry into what is shown. */
export type { ContactCard };
