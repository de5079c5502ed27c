// One log per contact: entries are what happened, turns are what was made of it.

import type { Label, Understanding } from './assessment.js';
import type { Attachment } from './attachment.js';
import type { Instant } from './clock.js';
import type { Channel, MessageManner, Reply } from './message.js';
import type { HelpReason, Session, SessionEvent } from './session.js';
import type { TalkMemory } from './talk-memory.js';

/** Bytes that only the conversation's data key opens. */
export type Sealed = Uint8Array;

/** One person on one channel account. `lookup` is HMAC(index key, channel | account | chat); erasure deletes the row. */
export interface Contact {
  readonly id: string;
  readonly lookup: string;
  readonly channel: Channel;
  /**
   * JSON of the `Address`, sealed under the realm key, so that replies can be pushed to it. Null where nothing is pushed, and
   * after the address was dropped. Associated data: `contacts | id | address`.
   */
  readonly address: Sealed | null;
  readonly createdAt: Instant;
  /** Last use of the address, coarse (updated at most hourly). */
  readonly usedAt: Instant;
}

/** What lies sealed in an entry, by its kind. */
export type EntryBody =
  | {
      readonly kind: 'inbound';
      readonly text: string;
      readonly languageHint?: string;
      readonly attachment?: Attachment;
      readonly how?: MessageManner;
    }
  | {
      readonly kind: 'staff';
      readonly act: 'take_over' | 'hand_back' | 'clear_word';
      readonly staff: { readonly id: string; readonly name: string };
    }
  | {
      readonly kind: 'staff';
      readonly act: 'message';
      readonly staff: { readonly id: string; readonly name: string };
      readonly text: string;
    }
  | {
      readonly kind: 'staff';
      readonly act: 'close_help';
      readonly staff: { readonly id: string; readonly name: string };
    }
  | { readonly kind: 'system'; readonly act: 'silence' }
  /** The counsellor who has the chat is gone and the person waits: the bot answers again. */
  | { readonly kind: 'system'; readonly act: 'holder_gone'; readonly holderId: string }
  /** Leaving on the web; `forget` also asks for erasure. */
  | { readonly kind: 'system'; readonly act: 'exit'; readonly forget: boolean };

export type EntryState = 'pending' | 'done' | 'quarantined';

/** One row of the log. Unique: (contactId, seq) and (contactId, updateId). */
export interface Entry {
  readonly contactId: string;
  /** 1, 2, 3 … per contact. */
  readonly seq: number;
  /** Random; what is sealed is bound to it, so that a conflict renumbers and never seals again. */
  readonly uid: string;
  readonly conversationId: string;
  readonly kind: EntryBody['kind'];
  /** The platform's id of the update, or an id of our own for staff and system entries; never missing. */
  readonly updateId: string;
  readonly at: Instant;
  readonly platformAt: Instant | null;
  /** The platform's id of the person's message, for deleting it on their device; null where there is none. */
  readonly platformMessageId: string | null;
  /** JSON of an `EntryBody`, sealed. Associated data: `entries | uid | body`. */
  readonly sealed: Sealed;
  /** Keyed fingerprint of the text, to tell "same id, same text" from "same id, another text". */
  readonly fingerprint: string;
  readonly state: EntryState;
  /** Tries begun, counted durably before each. */
  readonly attempts: number;
  /**
   * Place in the row of those that wait for the second reader, 0 the most urgent; `UNREAD` when it was given up; null when nothing
   * is waited for.
   */
  readonly toRead: number | null;
  /** Tries of the second reader begun, counted durably before each. */
  readonly readTries: number;
}

/** Stands in `toRead` when the second reader failed at a text again and again: what the first said is all that is known. */
export const UNREAD = -1;

/**
 * From here on `toRead` means: read already, and to be read again by a newer model, after all that is new. Nothing is missing while it
 * stands there.
 */
export const READ_AGAIN = 100;

/** Whether an entry waits to be read again, not for the first time. */
export function isReadAgain({ toRead }: Pick<Entry, 'toRead'>): boolean {
  return toRead !== null && toRead >= READ_AGAIN;
}

/** What lies sealed in a turn. */
export interface TurnBody {
  readonly session: Session;
  readonly replies: readonly Reply[];
  readonly understanding: Understanding | null;
  readonly events: readonly SessionEvent[];
  readonly work: Work;
  /** Of an outcome: what its entry gets as `toRead`; missing when the second reader is not asked. */
  readonly toRead?: number;
  /** What the talk's running risk is told by, after this turn; missing where there is no curve for it. */
  readonly memory?: TalkMemory;
  /** Of a reading: the newest outcome of the same talk before it, for a reading is no sign that somebody wrote. */
  /** HMAC of the code of the report that the talk belongs to since this turn. */
  readonly report?: string;
  readonly after?: { readonly turn: number; readonly at: Instant };
}

/**
 * What stands before people's eyes after a turn. It is carried from turn to turn, so that the rows of the queue are a
 * function of any one turn and can be written again after a crash.
 */
export interface Work {
  /** The conversation's first turn. */
  readonly began: { readonly turn: number; readonly at: Instant };
  /** The open help request, with the id of its row. */
  readonly help: {
    readonly id: string;
    readonly openedTurn: number;
    readonly since: Instant;
    readonly reason: HelpReason;
  } | null;
  readonly review: { readonly since: Instant; readonly signsTurn: number; readonly why: 'signs' | 'unassessed' } | null;
  /** Indicator of the strongest sign so far. */
  readonly topIndicator: string | null;
}

/** What was made of an entry. Unique: (contactId, turn), gap-free from 1, and (contactId, what). */
export interface Turn {
  readonly contactId: string;
  readonly turn: number;
  /** `outcome:<entry uid>` or `reading:<entry uid>:<reader>:<model>`. */
  readonly what: string;
  readonly conversationId: string;
  /** Seq of the entry it was made of. */
  readonly entrySeq: number;
  /** The entry came after a later one was processed. */
  readonly late: boolean;
  readonly at: Instant;
  /** JSON of a `TurnBody`, sealed. Associated data: `turns | what | body`. */
  readonly sealed: Sealed;
  /** Clear, for lists and statistics: label names over threshold, language. */
  readonly labels: readonly Label[];
  readonly language: string;
  /**
   * Of a reading that came when the contact was in a later talk already: the newest turn of that talk, whose session goes on.
   * Null: the session of this turn does.
   */
  readonly goesOnAt: number | null;
}

/** Whether a turn is what first came of its entry; the others are later readings of it. */
export function isOutcome({ what }: Pick<Turn, 'what'>): boolean {
  return what.startsWith('outcome:');
}

/** Positions of what a person can see: a reply's number in the chat stream. Rises per contact, gaps are legal. */
export const REPLIES_PER_TURN = 100;

/** The stream position of reply `n` (from 1) of turn `turn`; n = 0 stands before the turn's first reply. */
export function replySeq(turn: number, n: number): number {
  return turn * REPLIES_PER_TURN + n;
}

/** Id of the delivery of reply `n` (from 1) of a turn. */
export function deliveryId(contactId: string, turn: number, n: number): string {
  return `${contactId}:${turn}:${n}`;
}

/** Id of the delivery at a stream position. */
export function deliveryIdAt(contactId: string, seq: number): string {
  return deliveryId(contactId, Math.floor(seq / REPLIES_PER_TURN), seq % REPLIES_PER_TURN);
}
