// Steps of a flow: what a talk does at one place.

import type { Label } from './assessment.js';
import type { CodeStep, WordStep } from './code-steps.js';
import type { ContactKind } from './contact-kinds.js';
import type { HelpReason } from './session.js';

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
