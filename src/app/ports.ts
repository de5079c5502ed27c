// The few interfaces that use cases share. Compose gives each use case only the ones it needs.

import type { FirstModel } from '../classifiers/linear/fingerprint.js';
import type { Understanding } from '../domain/assessment.js';
import type { Instant } from '../domain/clock.js';
import type { EntryBody, TurnBody } from '../domain/log.js';
import type { FirstParts } from './understanding/protocol.js';

/** Something to put into a contact's log. */
export interface NewEntry {
  readonly contactId: string;
  readonly body: EntryBody;
  /** The platform's id, or a fresh id for staff and system entries. The same id again is the same entry. */
  readonly updateId: string;
  readonly platformAt: Instant | null;
  /** The platform's id of the message, for deleting it on the person's device. */
  readonly platformMessageId?: string;
  /** Where the entry must belong; staff acts name the conversation they saw. Without: the contact's current one. */
  readonly conversationId?: string;
}

/** What came of it. The entry is durable in every case but the last two. */
export type Submitted =
  /** Processed: what was made of it, and the stream position after its last reply. */
  | {
      readonly kind: 'done';
      readonly repeated: boolean;
      readonly conversationId: string;
      readonly turn: number;
      readonly seq: number;
      readonly body: TurnBody;
    }
  /** Still pending when the patience ran out; `seq` is the stream position from which on replies will come. */
  | { readonly kind: 'pending'; readonly repeated: boolean; readonly conversationId: string; readonly seq: number }
  /** The same update id was used for another text. */
  | { readonly kind: 'other_text' }
  /** The conversation that was named is not the contact's current one any more. */
  | { readonly kind: 'conversation_over' };

/** The one way into a contact's log: durable first, then processed in order. */
export interface Inbox {
  submit(entry: NewEntry, patienceMs?: number): Promise<Submitted>;
}

/** What changed, by ids only. */
export type Change =
  | { readonly kind: 'turn'; readonly contactId: string; readonly conversationId: string; readonly turn: number }
  | { readonly kind: 'queue'; readonly itemId: string; readonly conversationId: string }
  | { readonly kind: 'note'; readonly conversationId: string }
  | { readonly kind: 'session'; readonly accountId: string }
  | { readonly kind: 'roster' }
  /** A record of an engagement was written. */
  | { readonly kind: 'engagement'; readonly realm: string; readonly id: string }
  /** The process is about to end: streams end, so that their readers come again elsewhere or later. */
  | { readonly kind: 'stopping' };

/** Tells of changes inside this process. A listener that throws harms nobody else. */
export interface Bus {
  publish(change: Change): void;
  /** Returns how to stop listening. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Listens to the turns of one contact only: ten thousand such listeners cost a publisher no more than one. */
  subscribeTo(contactId: string, listener: (change: Change) => void): () => void;
}

/** Understanding behind a deadline. Never throws: a failing or hanging classifier is `unassessed`. */
export interface Understander {
  /** Reasons are given for labels from `reasonsFrom` on, .5 when not given. */
  assess(text: string, languageHint?: string, reasonsFrom?: number): Promise<Understanding>;
  /** Version of the loaded model, null while it is not loaded. */
  readonly model: string | null;
  /** It by content too, for what belongs to exactly this one; missing where a stand-in reads. */
  readonly firstModel?: FirstModel;
  /** What it is made of, for another thread that has to read by it. */
  readonly firstParts?: FirstParts;
  close(): Promise<void>;
}

/** Rings whoever is on call. Carries no content: what kind of thing waits, how many, since when. */
export interface Alarm {
  ring(
    why: 'nobody_on_duty' | 'waiting_too_long' | 'store' | 'channel_down' | 'quarantined' | 'safeguarding',
    count: number,
  ): void;
}

/** What may stand in a log line: ids, codes, counts and times, never a text, a name, a number to call or a token. */
export interface LogFields {
  readonly contactId?: string;
  readonly conversationId?: string;
  readonly itemId?: string;
  readonly seq?: number;
  readonly turn?: number;
  readonly attempts?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly code?: string;
  readonly status?: number;
  readonly method?: string;
  /** The route's pattern, never the address that was asked for. */
  readonly route?: string;
  readonly channel?: string;
  readonly port?: number;
  /** Only its kind, code and stack frames are written: messages of foreign errors may quote what a person wrote. */
  readonly error?: unknown;
}

/** Structured log. `event` is a fixed word of ours. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
