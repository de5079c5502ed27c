// The state of one talk, as it is persisted after every turn. Pure data with a version.

import type { Label } from './assessment.js';
import type { Instant } from './clock.js';

/** Version written into every session; older ones are migrated on load, unreadable ones go to a person. */
export const SESSION_VERSION = 1;

/** A word of which only the scrypt hash is kept, base64url. */
export interface HashedWord {
  readonly salt: string;
  readonly hash: string;
}

/** A code word, with the wrong tries of the hour that began `since`. */
export interface CodeWord extends HashedWord {
  readonly wrong?: { readonly count: number; readonly since: Instant };
}

/**
 * A word of the person's own that closes the talk at once, beside those that hold for everybody: hashed the same way, first as it is, then,
 * where it is long enough for a slip of the finger, with each letter but the first left out.
 */
export interface PanicWord {
  readonly salt: string;
  readonly hashes: readonly string[];
}

/**
 * The code word stands before a talk (help-safety.md 6). shut: it was asked for · decoy: another word came, the talk is harmless ·
 * open: it was given, at that time.
 */
export interface Door {
  readonly is: 'shut' | 'decoy' | 'open';
  readonly at: Instant;
}

export interface Session {
  readonly v: number;
  /** Raised by panic, exit, decoy and erasure: every reply of an older epoch is dropped. */
  readonly epoch: number;
  /** open: the bot answers · with_person: a counsellor has the chat, the bot is silent · closed: the next message starts a new talk. */
  readonly status: 'open' | 'with_person' | 'closed';
  /** Why it closed. `delete`: hidden, and destroyed after the cooling-off. */
  readonly closedBy: 'end' | 'panic' | 'exit' | 'delete' | 'silence' | 'staff' | null;
  /** BCP 47 primary subtag that the bot writes in, and how we know it. */
  readonly language: string;
  readonly languageHow: 'default' | 'hint' | 'detected' | 'said';
  /** Where the talk waits; null before the first step and after the end. */
  readonly at: { readonly flow: string; readonly step: string } | null;
  /** Return addresses of sub-flows, innermost last. */
  readonly stack: readonly { readonly flow: string; readonly step: string }[];
  /** Times the waiting question was not understood in a row. */
  readonly reasks: number;
  /** Answers by `flow/step`; null means skipped. */
  readonly answers: Readonly<Record<string, string | null>>;
  readonly phone: 'unknown' | 'safe' | 'watched';
  readonly country: { readonly code: string; readonly how: 'said' | 'prefix' } | null;
  /** The person said that harm is happening or near. */
  readonly danger: boolean;
  /**
   * A human was asked for or is owed and has not closed the request: since when and why. `quiet`: it was opened by a later reading,
   * and nothing in the talk has told of it yet.
   */
  readonly help: { readonly since: Instant; readonly reason: HelpReason; readonly quiet?: true } | null;
  readonly holder: { readonly id: string; readonly name: string } | null;
  /** Consent that somebody writes first, with safe hours (local minutes of day); null: nobody may. */
  readonly consent: { readonly fromMinute: number; readonly toMinute: number; readonly timeZone: string } | null;
  /** The person agreed that what they write in this talk teaches the reader. Absent: they did not, or took it back. */
  readonly training?: 'agreed';
  /** The code word that the person chose; kept over talks. */
  readonly codeWord: CodeWord | null;
  /** A code word that was written once and not yet once more. */
  readonly newWord?: HashedWord;
  /** The panic word that the person chose; kept over talks. Absent: none. */
  readonly panicWord?: PanicWord;
  /** Position of the newest taking back of which the person was told that it left messages standing; kept over talks. */
  readonly leftTold?: number;
  /** A panic word that was written once and not yet once more. */
  readonly newPanicWord?: PanicWord;
  /** Absent: no word was asked for in this talk. */
  readonly door?: Door;
  /** Running risk 0..1 over the talk's messages; never falls by itself. */
  readonly risk: number;
  /** Labels over their threshold so far. */
  readonly labels: readonly Label[];
  readonly lastInboundAt: Instant | null;
  /** Version of the content (`Content.version`) in which the newest turn spoke; absent before the first. */
  readonly content?: string;
  /** Wrong report codes of the hour that began `since`; kept over talks. */
  readonly codeTries?: { readonly count: number; readonly since: Instant };
  /** The report that was made in this talk, or come back to, by its code; absent before. */
  readonly report?: { readonly code: string; readonly since: Instant };
}

/** Ends of a talk after which nothing of it may show: the phone may be in other hands. */
const TRACELESS: readonly Session['closedBy'][] = ['panic', 'exit', 'delete'];

/** Whether a talk ended so that nothing of it may show any more. */
export function isTraceless({ closedBy }: Pick<Session, 'closedBy'>): boolean {
  return TRACELESS.includes(closedBy);
}

/** Whether nothing of help may be said, nor anything that staff write: the code word is still to come, or did not. */
export function isShut({ door }: Pick<Session, 'door'>): boolean {
  return door !== undefined && door.is !== 'open';
}

/** Why a human is asked to look. The order is the order of urgency. */
export const HELP_REASONS = [
  'danger',
  'asked',
  'distress',
  'minor_risk',
  'unassessed',
  'not_understood',
  'not_processed',
  'code_word_failed',
  'hand_off',
  'report',
  'deletion',
] as const;
export type HelpReason = (typeof HELP_REASONS)[number];

/** Names of what happened in a turn: shown by `simulate`, counted by metrics, acted on by projections. */
export const SESSION_EVENTS = [
  'started',
  'help_request',
  'contact_shown',
  'language_changed',
  'panic',
  'danger',
  'delete',
  'exit',
  'ended',
  'hand_off',
  'taken_over',
  'handed_back',
  'holder_gone',
  'staff_message',
  'flagged',
  'not_understood',
  'help_closed',
  'closed_by_silence',
  'flow_changed',
  'set_aside',
  'offer_checked',
  'report_made',
  'report_found',
  'code_word',
  'code_word_failed',
  'code_word_cleared',
] as const;
export type SessionEvent = (typeof SESSION_EVENTS)[number];
