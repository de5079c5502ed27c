// What an NGO edits, as the program sees it once it was loaded and checked. Frozen data, one version at a time.

import type { Intent, Label } from './assessment.js';
import type { CodeStep, WordStep } from './code-steps.js';
import type { HelpReason } from './session.js';

/** ISO 639 / BCP 47 primary subtags that the shipped texts speak. */
export type Language = string;

/** Kinds of contacts in the registry. `emergency` is apart: help-safety rule 11. */
export const CONTACT_KINDS = [
  'emergency',
  'trafficking',
  'smuggling',
  'labour',
  'child',
  'embassy_abroad',
  'migrants',
  'domestic_violence',
  'police_report',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

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

/** Says one or more bubbles and goes on. */
export interface SayStep {
  readonly type: 'say';
  readonly id: string;
  readonly texts: readonly string[];
  /** Words that are drawn too, once the phone is said to be safe. The texts must do without it: few channels draw. */
  readonly picture?: string;
  readonly to: string;
  /** What the texts tell, for rules about order. */
  readonly tells?: 'who_reads';
}

/** One answer that is offered. `intents`: what may be said for it in any words; words of danger then count as this answer. */
export interface AskOption {
  readonly choice: string;
  readonly label: string;
  readonly to: string;
  readonly intents?: readonly ('yes' | 'no' | 'danger')[];
}

/** An answer that is not shown here but was at the question `of`, a step of the same flow: it is kept as the answer to that one. */
export interface HeardOption extends AskOption {
  readonly of?: string;
}

/** Asks one question and waits. `reads` lets words count that are no option; they go to `to`. */
export interface AskStep {
  readonly type: 'ask';
  readonly id: string;
  /** Said before the question, one bubble each. */
  readonly lead?: readonly string[];
  readonly text: string;
  readonly options: readonly AskOption[];
  /** Buttons of earlier questions that people still write here: understood, not shown. */
  readonly hears?: readonly HeardOption[];
  readonly skipTo: string;
  /** Show "Skip" among the answers. It is understood in any case. */
  readonly showSkip?: boolean;
  readonly reads?: 'country' | 'language' | 'free';
  readonly to?: string;
  /** Asks for something that may only be asked once the person knows who reads it. */
  readonly sensitive?: boolean;
  /** What is written here is about others (an advert, a recruiter): it raises no suspicion on whoever writes. */
  readonly about?: 'others';
}

/** A point that may be odd in an offer: `text` says what and why, `verify` where it can be checked. Message keys. */
export interface OfferPoint {
  readonly text: string;
  readonly verify: string;
}

/**
 * Asks for an offer, waits, and says at most `max` points that the readers found in it. Goes to `found`; to `unsure` when
 * nothing odd was found, which is no word for the offer; to `unread` when nobody could read it.
 */
export interface AssessStep {
  readonly type: 'assess';
  readonly id: string;
  readonly text: string;
  /** Said when the text is too short to tell anything, before it is asked again. */
  readonly short: string;
  /** Said before the points. */
  readonly intro: string;
  readonly max: number;
  /** What is said of a label that holds when none of its signs is listed. */
  readonly labels: Readonly<Partial<Record<Label, OfferPoint>>>;
  /** By indicator of the lexicon; what stands first is said first. */
  readonly signs: Readonly<Record<string, OfferPoint>>;
  readonly found: string;
  readonly unsure: string;
  readonly unread: string;
  readonly skipTo: string;
  readonly sensitive?: boolean;
}

/**
 * Gives what was told to the staff as a report, under a code. Its texts may hold `{code}`. `keep`: it goes on under the code it has, and
 * the staff are told again.
 */
export interface ReportStep {
  readonly type: 'report';
  readonly id: string;
  readonly keep?: boolean;
  readonly texts: readonly string[];
  readonly to: string;
}

/** Goes one way or another by a fact of the session; says nothing. */
export interface BranchStep {
  readonly type: 'branch';
  readonly id: string;
  readonly on: BranchFact;
  readonly cases: readonly { readonly is: string; readonly to: string }[];
  readonly otherwise: string;
}

/**
 * Shows contacts of the person's country from the registry, in words that a bystander may read unless the phone is said
 * to be safe. Without a country or a live entry: goes to `none`.
 */
export interface ContactsStep {
  readonly type: 'contacts';
  readonly id: string;
  readonly kinds: readonly ContactKind[];
  /** Leaves out so many of the best: those that a step before has shown. */
  readonly from?: number;
  /** At most so many. */
  readonly max: number;
  readonly none: string;
  readonly to: string;
}

/** Asks for a person and says whether anybody is there. */
export interface PersonStep {
  readonly type: 'person';
  readonly id: string;
  readonly reason: HelpReason;
  readonly onDuty: string;
  /** Said when people are there, but none speaks the person's language. */
  readonly otherLanguage: string;
  readonly nobody: string;
  readonly to: string;
}

/** Says that it waits, and does, for whatever the person writes next. */
export interface WaitStep {
  readonly type: 'wait';
  readonly id: string;
  readonly text: string;
  readonly to: string;
}

/** Runs another flow, then goes on at `to`. */
export interface CallStep {
  readonly type: 'call';
  readonly id: string;
  readonly flow: string;
  readonly to: string;
}

/** Notes a fact. */
export interface SetStep {
  readonly type: 'set';
  readonly id: string;
  readonly fact: 'phone' | 'danger' | 'consent' | 'country' | 'training' | 'word' | 'panic_word';
  /**
   * phone: unknown, safe, watched · danger: yes, no · consent: none, or safe hours as `9-12` · country: none (it is asked again) ·
   * training: yes (what is written in this talk may teach the reader), no · word, panic_word: none (there is none any more).
   */
  readonly value: string;
  readonly to: string;
}

/** Ends the flow: returns to the caller, or closes the talk. */
export interface EndStep {
  readonly type: 'end';
  readonly id: string;
  readonly texts: readonly string[];
}

/** Steps of a flow. Texts are message keys of the locale files. */
export type Step =
  | SayStep
  | AskStep
  | AssessStep
  | BranchStep
  | ContactsStep
  | PersonStep
  | WaitStep
  | CallStep
  | SetStep
  | WordStep
  | CodeStep
  | ReportStep
  | EndStep;

/**
 * What a branch may look at, and its values. `phone`: unknown, safe, watched · `country`: known, unknown · `danger`:
 * yes, no · `duty`: yes, other_language, nobody · `help`: open, none (a human is owed) · `zone`: known, unknown (the country's time zone) · `channel`: page (our own), messenger · `report`: made, none · `word`: set, none (a code word) · `panic_word`: set, none (one of the person's own) · `offered:flow`:
 * yes, no (in the person's language) · `answer:flow/step`: the choice, `skipped`, or `none` before it was asked.
 */
export type BranchFact =
  | 'phone'
  | 'country'
  | 'danger'
  | 'duty'
  | 'help'
  | 'zone'
  | 'channel'
  | 'report'
  | 'word'
  | 'panic_word'
  | `offered:${string}`
  | `answer:${string}`;

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
