// Shapes of supervised engagements in the desk's API, written after its published schemas. Times are RFC 3339 strings.

import type { Act, EngagementRole } from '../../../src/domain/authorisation.js';
import type { EngagementChannel, Score, Side } from '../../../src/domain/engagement.js';
import type { EngagementRule } from '../../../src/domain/engagement-rules.js';
import type { OffenceId } from '../../../src/domain/offence.js';
import type { Topic } from '../../../src/domain/text-signs.js';
import type { Person } from './types.js';

export type { Act, EngagementRole, EngagementRule, OffenceId, Topic };

/** What one rule says; `why` is a stable code, `ok` when it passes. */
export interface Verdict {
  readonly rule: EngagementRule;
  readonly number: number;
  readonly ok: boolean;
  readonly why: string;
  readonly article: string | null;
}

/** Why a thread is frozen: signs of a child or of a person exploited, a text nobody could read, or a person's decision. */
export type FrozenWhy = 'minor' | 'victim' | 'unread' | 'person';

/** Where a thread stands. */
export type ThreadState = 'open' | 'waits' | 'refused' | 'graver' | 'frozen' | 'ended';

/** One thread in a list. */
export interface ThreadRow {
  readonly id: string;
  readonly authorisationId: string;
  readonly subject: string;
  readonly platform: string;
  readonly channel: EngagementChannel;
  readonly operator: Person;
  readonly language: string | null;
  readonly state: ThreadState;
  readonly turns: number;
  readonly lastTheirsAt: string | null;
  readonly lastOursAt: string | null;
  readonly draftsOpen: number;
  readonly draftsApproved: number;
  readonly toBeSent: boolean;
  readonly frozen: FrozenWhy | null;
  readonly alertSince: string | null;
}

/** First mention of a topic (`value` null) or of one fact. */
export interface LedgerRow {
  readonly topic: Topic;
  readonly value: string | null;
  readonly first: Side;
  readonly turn: number;
  readonly at: string;
  readonly said: string | null;
}

/** A text that might be sent. */
export interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
  readonly textSha256: string;
  readonly origin: 'template' | 'model' | 'person' | 'campaign';
  readonly author: string;
  readonly authorName: string | null;
  readonly editors: readonly Person[];
  readonly act: Act;
  readonly at: string;
  readonly state: 'open' | 'approved' | 'rejected' | 'released' | 'sent';
  readonly approval: { readonly by: Person; readonly at: string } | null;
  readonly signOff: { readonly by: Person } | null;
  readonly rejected: { readonly by: Person; readonly reason: string; readonly at: string } | null;
  readonly scored: { readonly score: Score; readonly reasons: readonly string[] };
  readonly verdicts: readonly Verdict[];
  readonly readingMs: number;
  /** Whether whoever is signed in could approve it, time apart. */
  readonly mayApprove: boolean;
}

/** One message. `text` null: sealed unread, or erased. */
export interface EngagementTurn {
  readonly turn: number;
  readonly side: Side;
  readonly at: string;
  readonly by: string;
  readonly byName: string | null;
  readonly text: string | null;
  readonly language: string;
  readonly media: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly labels: readonly { readonly label: string; readonly probability: number }[];
  readonly readers: 'first' | 'both' | null;
  readonly mentions: readonly {
    readonly topic: Topic;
    readonly value: string | null;
    readonly start: number;
    readonly end: number;
  }[];
  readonly events: readonly string[];
  readonly draftId: string | null;
  readonly approvedBy: Person | null;
}

/** Where a thread's safety stands. */
export interface Safety {
  readonly state: 'open' | 'frozen';
  readonly reason: FrozenWhy | null;
  readonly turn: number | null;
  readonly raisedAt: string | null;
  readonly alerted: readonly Person[];
  readonly nextAt: string | null;
  readonly acknowledged: { readonly by: Person; readonly at: string } | null;
  readonly votes: readonly { readonly by: Person; readonly reason: string }[];
}

/** All of one thread but its older messages. */
export interface Thread extends ThreadRow {
  readonly version: number;
  readonly countries: readonly string[];
  readonly smsFrom: string | null;
  readonly personaId: string;
  readonly suspicion: Suspicion | null;
  readonly refusedIn: number | null;
  readonly graver: { readonly offence: string; readonly turn: number } | null;
  readonly ended: 'warned' | 'closed' | null;
  readonly safety: Safety;
  readonly ledger: readonly LedgerRow[];
  readonly drafts: readonly Draft[];
  readonly outgoing: {
    readonly intentId: string;
    readonly draftId: string;
    readonly releasedAt: string;
    readonly by: Person;
    readonly text: string;
  } | null;
  readonly recent: readonly EngagementTurn[];
}

/** Grounds to suspect a subject, dated by the server. */
export interface Suspicion {
  readonly recordedAt: string;
  readonly by: Person;
  readonly grounds: string;
}

/** A new thread. */
export interface NewThread {
  readonly authorisationId: string;
  readonly subject: string;
  readonly platform: string;
  readonly channel: EngagementChannel;
  readonly smsFrom: string | null;
  readonly smsTo: string | null;
  readonly countries: readonly string[];
  readonly personaId: string;
  readonly purpose: string;
}

/** What the subject wrote. `id`: the same again is the same message. `data` of media: base64. */
export interface NewSubjectMessage {
  readonly id: string;
  readonly text: string;
  readonly writtenAt: string | null;
  readonly capturedSha256: string | null;
  readonly media: readonly { readonly name: string; readonly mediaType: string; readonly data: string }[];
}

/** Answer to a message that was put in. */
export interface Received {
  readonly turn: number;
  readonly repeated: boolean;
  readonly events: readonly string[];
  readonly drafts: readonly string[];
}

/** The text that is out now, for the device; or what came of an SMS. */
export interface Released {
  readonly intentId: string;
  readonly text: string;
  readonly channel: EngagementChannel;
  readonly state: 'to_be_sent_by_hand' | 'sent' | 'unknown';
}

/** An alert whose clock runs. `elapsedS`: seconds since it was raised, by the server's clock. */
export interface Alert {
  readonly threadId: string;
  readonly reason: FrozenWhy;
  readonly raisedAt: string;
  readonly elapsedS: number;
  readonly alerted: readonly Person[];
  readonly nextAt: string | null;
}

/** A stop; it holds until two people lifted it. */
export interface Stop {
  readonly id: string;
  readonly scope: 'all' | 'authorisation' | 'thread';
  readonly target: string | null;
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
  readonly liftedBy: readonly Person[];
  readonly holds: boolean;
}

/** A draft that waits for a yes. */
export interface QueuedDraft {
  readonly threadId: string;
  readonly draftId: string;
  readonly revision: number;
  readonly operator: Person;
  readonly origin: Draft['origin'];
  readonly at: string;
}
