// What an NGO edits, as the program sees it once it was loaded and checked. Frozen data, one version at a time.

import type { Intent } from './assessment.js';
import type { ContactKind } from './contact-kinds.js';
import type { Step } from './flow-steps.js';

/** ISO 639 / BCP 47 primary subtags that the shipped texts speak. */
export type Language = string;

/** Who answers an emergency number. `general`: one number for all. `text`: for people who cannot speak. */
export const EMERGENCY_SERVICES = ['general', 'police', 'ambulance', 'sea', 'text'] as const;
export type EmergencyService = (typeof EMERGENCY_SERVICES)[number];

/** One registry entry (`content/helplines/*.yaml`). Help-safety rule 17. */
export interface Helpline {
  /** Stable: `<country>-<kind>-<n>` in lower case; never reused for another service. */
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: ContactKind;
  readonly service: string;
  /** For `emergency` only, else null. */
  readonly serves: EmergencyService | null;
  /** As dialled in the country. */
  readonly phone: string | null;
  /** Number for text messages. */
  readonly sms: string | null;
  readonly url: string | null;
  /** BCP 47; empty means not stated. */
  readonly languages: readonly Language[];
  readonly hours: string | null;
  readonly operator: 'government' | 'ngo' | 'international';
  /** A line that prosecutes or controls borders: may expose a person without papers, so no flow ever shows it by itself. */
  readonly enforcement: boolean;
  /** Whoever answers may check papers or detain: said beside the number. */
  readonly caution: boolean;
  readonly sourceUrl: string | null;
  readonly sourceQuality: 'official' | 'operator' | 'news' | 'general_knowledge';
  readonly note: string | null;
  readonly state: 'unverified' | 'verified';
  /** ISO dates. */
  readonly verifiedOn: string | null;
  readonly verifiedBy: string | null;
  /** First day on which the entry is stale and withheld. */
  readonly expiresOn: string | null;
  /** Where the entry stands, for findings. */
  readonly file: string;
  readonly line: number;
}

/** One country (`content/countries/*.yaml`). */
export interface Country {
  readonly code: string;
  readonly name: string;
  /** Display form of the emergency numbers, for the desk; what a person is shown comes from the registry. */
  readonly emergency: string | null;
  /** Name by language. */
  readonly names: Readonly<Record<Language, string>>;
  /** Other words by which people name it or its cities, any language, as they would write them. */
  readonly words: readonly string[];
  /** IANA zone when the country has one only: safe hours are local times. */
  readonly timeZone: string | null;
}

/** A language that the bot speaks (`content/languages.yaml`). */
export interface SpokenLanguage {
  readonly code: Language;
  /** In the language itself. */
  readonly name: string;
  /** Words by which people ask for it, in any language. */
  readonly words: readonly string[];
  /** Countries offered first as answers, ISO codes. */
  readonly countries: readonly string[];
  /** Who speaks the language and read its texts, and on which day (ISO); null: nobody yet. */
  readonly signedOff: { readonly by: string; readonly on: string } | null;
}

/** Phrases for one command in one language. The first is the word that texts show to people. */
export interface CommandPhrases extends Readonly<Record<Intent, readonly string[]>> {
  /** Words around a command that change nothing: please, hello, thank you. */
  readonly courtesies?: readonly string[];
  /** Thanks. A whole message of them, with courtesies around, gets a kind word and changes nothing. */
  readonly thanks?: readonly string[];
}

/** Words by which `flows check` knows that a text gives the purpose away or promises (`content/wording/<lang>.yaml`). */
export interface Wording {
  /** Words that a bystander must not read; a trailing `*` stands for any ending. */
  readonly telling: readonly string[];
  /** Phrases that promise or blame. */
  readonly forbidden: readonly string[];
}

/** One flow (`content/flows/*.yaml`). */
export interface Flow {
  readonly id: string;
  readonly version: number;
  /** Run only in languages that have all its texts. Without it, every language must have them. */
  readonly offered?: 'where_translated';
  /** A talk may begin here: the flow asks by itself whether the phone is safe, and is checked as a talk of its own. */
  readonly entry?: boolean;
  readonly start: string;
  /** Step at which the talk goes on when its place is gone or a counsellor handed it back. */
  readonly home: string;
  readonly steps: Readonly<Record<string, Step>>;
  /** File it came from and the line of each step, for findings. */
  readonly file: string;
  readonly lines: Readonly<Record<string, number>>;
}

/** Everything of one published version. */
export interface Content {
  /** Hash of all files, so that two versions can be told apart. */
  readonly version: string;
  readonly flows: Readonly<Record<string, Flow>>;
  /** ICU MessageFormat by language and flat key. */
  readonly locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Line of each key in its locale file, for findings. */
  readonly localeLines: Readonly<Record<Language, Readonly<Record<string, number>>>>;
  readonly languages: Readonly<Record<Language, SpokenLanguage>>;
  readonly helplines: readonly Helpline[];
  readonly countries: Readonly<Record<string, Country>>;
  readonly commands: Readonly<Record<Language, CommandPhrases>>;
  readonly wording: Readonly<Record<Language, Wording>>;
}
