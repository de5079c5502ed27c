// The vocabulary of supervised engagements: threads, what was said in them, drafts, approvals and the first-mention ledger.

import type { Act } from './authorisation.js';
import type { Instant } from './clock.js';
import type { OffenceId } from './offence.js';
import type { Safety } from './safeguard.js';
import type { Topic } from './text-signs.js';

/** Who wrote: our side, or theirs. */
export type Side = 'ours' | 'theirs';

/** The first mention of a topic or of one fact. */
export interface LedgerEntry {
  readonly topic: Topic;
  /** Null: the topic as such. */
  readonly value: string | null;
  readonly first: Side;
  /** Number of the turn in its thread. */
  readonly turn: number;
  readonly at: Instant;
  /** Their own words for it, for the slots of suggestions; null for ours. Sealed wherever it is stored. */
  readonly said: string | null;
}

/** Who first spoke of what. Facts lie under `topic value`; their number is bounded, so that work does not grow with a thread. */
export interface Ledger {
  readonly topics: Readonly<Record<Topic, LedgerEntry | null>>;
  readonly facts: ReadonlyMap<string, LedgerEntry>;
}

/** The grounds to suspect a subject, written down before anybody wrote to them (rule 6). */
export interface Suspicion {
  readonly recordedAt: Instant;
  readonly by: string;
  readonly grounds: string;
}

/** How a text leaves: by hand from the authorised device, or as an SMS by software. */
export type EngagementChannel = 'relay' | 'sms';

/** Why a thread says nothing more, ever. */
export type ThreadEnd = 'warned' | 'closed';

/** One conversation as the rules see it. Everything is kept up turn by turn: nothing here grows with the thread. */
export interface Thread {
  readonly id: string;
  readonly authorisationId: string;
  readonly subject: string;
  readonly platform: string;
  readonly channel: EngagementChannel;
  /** Number (E.164) from which SMS leave; null for relay. */
  readonly smsFrom: string | null;
  /** ISO 3166-1 alpha-2 of every country that is touched: ours, and where the subject is believed to be. */
  readonly countries: readonly string[];
  /** Account id of its operator. */
  readonly operator: string;
  readonly personaId: string;
  /** Language of the talk; null until they wrote. */
  readonly language: string | null;
  readonly suspicion: Suspicion | null;
  readonly ledger: Ledger;
  /** Number of the last turn; turns count from 1. */
  readonly turns: number;
  /** Their turns that could be read and are not set aside. */
  readonly heard: number;
  readonly firstContactAt: Instant | null;
  readonly lastOursAt: Instant | null;
  readonly lastTheirsAt: Instant | null;
  /** Our messages since they last wrote. */
  readonly unanswered: number;
  /** Turn in which they said no, until they take it up again themselves. */
  readonly refusedIn: number | null;
  /** A graver offence than the authorised one, and the turn that showed it. */
  readonly graver: { readonly offence: OffenceId; readonly turn: number } | null;
  readonly safety: Safety;
  readonly ended: ThreadEnd | null;
  /** The latest time that anything of the thread carries: a clock before it was turned back. */
  readonly latestAt: Instant;
}

/** What made a text: the versions that rule 18 keeps. Null where none had a part. */
export interface Versions {
  readonly templates: string | null;
  readonly model: string | null;
  readonly prompt: string | null;
  readonly policy: string;
  readonly words: string;
}

/** A text that might be sent. A change makes a new revision, and its editor is named. */
export interface Draft {
  readonly id: string;
  readonly threadId: string;
  readonly revision: number;
  readonly text: string;
  /** `template:<id>` and `model:<name>` are suggestions; else the account id of who wrote it. */
  readonly author: string;
  /** Account ids of everybody who changed it after it was first there. */
  readonly editors: readonly string[];
  readonly act: Act;
  readonly versions: Versions;
  readonly at: Instant;
  /** Account id of the authoriser who signed off an "active" text, with the text's SHA-256. */
  readonly signOff: { readonly by: string; readonly sha256: string } | null;
  /** Who rejected this revision and why; a rejected text stays on record and is never approved. */
  readonly rejected: { readonly by: string; readonly reason: string; readonly at: Instant } | null;
}

/** A person's yes to one exact text. */
export interface Approval {
  readonly id: string;
  readonly threadId: string;
  readonly draftId: string;
  readonly revision: number;
  /** SHA-256 (hex) of the text's UTF-8, without any normalisation. */
  readonly textSha256: string;
  readonly approver: string;
  /** When the text was put before them, by the server's clock. */
  readonly shownAt: Instant;
  /** When they approved any text the last time, in whatever window; null: never. */
  readonly lastApprovalAt: Instant | null;
  readonly at: Instant;
}

/** How far a text pushes (rule 10). */
export const SCORES = ['passive', 'opportunity', 'active'] as const;
export type Score = (typeof SCORES)[number];

/** A score with its reasons, as stable codes. */
export interface Scored {
  readonly score: Score;
  readonly reasons: readonly string[];
}
