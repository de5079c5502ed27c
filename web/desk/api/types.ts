// Shapes of the desk's API, written after its published schemas (/api/v1/openapi.json). Times are RFC 3339 strings.

import type { Label } from '../../../src/domain/assessment.js';
import type { DeliveryState } from '../../../src/domain/delivery.js';
import type { HelpOutcome, HelpState } from '../../../src/domain/help-request.js';
import type { Channel } from '../../../src/domain/message.js';
import type { ReviewAct, ReviewState } from '../../../src/domain/review.js';
import type { HelpReason } from '../../../src/domain/session.js';
import type { Role } from '../../../src/domain/staff.js';

export type { DeliveryState, HelpOutcome, HelpState, Label, ReviewAct, ReviewState, Role };

/** A member of staff as colleagues see them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in. */
export interface Session {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly expiresAt: string;
  readonly idleAt: string;
}

/** A country and how it is known. */
export interface CountryKnown {
  readonly code: string;
  readonly how: 'said' | 'prefix';
}

/** States of both kinds of queue item. */
export type QueueState = HelpState | ReviewState;

/** One row of the queue; no text of the person. */
export interface QueueRow {
  readonly id: string;
  readonly kind: 'help' | 'review';
  readonly version: number;
  readonly state: QueueState;
  readonly why: {
    readonly code: HelpReason | 'signs';
    readonly labels: readonly Label[];
    readonly indicator: string | null;
    readonly sentence: string;
  };
  readonly since: string;
  readonly waitedS: number;
  readonly targetS: number;
  readonly answeredAt: string | null;
  readonly language: string;
  readonly channel: Channel;
  readonly country: CountryKnown | null;
  readonly heldBy: Person | null;
  readonly conversationId: string;
  readonly hidden: boolean;
  readonly seenTurn: number;
}

/** A page of a list; `cursor` leads to the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/** One act of staff on an item. */
export interface Act {
  readonly version: number;
  readonly act: string;
  readonly state: QueueState;
  readonly by: Person;
  readonly at: string;
  readonly reason: string | null;
  /** How a help request ended, on `close`. */
  readonly outcome: HelpOutcome | null;
  readonly seenTurn: number;
}

/** One text to review with its history. */
export interface ReviewItem extends QueueRow {
  readonly signsTurn: number;
  readonly acts: readonly Act[];
  readonly allowed: readonly ReviewAct[];
}

/** One colleague and their duty. */
export interface Duty {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly onDuty: boolean;
  readonly until: string | null;
  readonly languages: readonly string[];
}

/** Who is on duty, and languages waited in that nobody on duty speaks. */
export interface Roster {
  readonly items: readonly Duty[];
  readonly gaps: readonly { readonly language: string; readonly waiting: number }[];
}

/** One delivery without its text. */
export interface Delivery {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly channel: Channel;
  /** `take_back`: messages on the person's device are to be deleted. */
  readonly act: 'say' | 'take_back';
  readonly from: 'bot' | 'person';
  readonly state: DeliveryState;
  readonly why: string | null;
  readonly at: string;
  readonly notAfter: string;
  readonly attempts: number;
}

/** Deliveries, and the channels that do not take what we send. */
export interface DeliveriesPage extends Page<Delivery> {
  readonly down: readonly { readonly channel: Channel; readonly since: string; readonly why: string }[];
}

/** One entry that was set aside, without its text. */
export interface SetAside {
  readonly contactId: string;
  readonly seq: number;
  readonly conversationId: string;
  readonly kind: 'inbound' | 'staff' | 'system';
  readonly state: string;
  readonly at: string;
  readonly attempts: number;
}

/** One event of the audit log. */
export interface AuditEvent {
  readonly chain: string;
  readonly n: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly act: string;
  readonly object: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly hash: string;
}

/** One chain of the audit log, walked from its first event. */
export interface AuditChain {
  readonly chain: string;
  readonly events: number;
  readonly ok: boolean;
  readonly brokenAt: number | null;
}

/** A legal hold: while it stands, a conversation is not erased, whoever asked for it. */
export interface Hold {
  readonly conversationId: string;
  readonly state: 'none' | 'asked' | 'held';
  readonly askedBy: string | null;
  readonly askedByName: string | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  /** RFC 3339. */
  readonly until: string | null;
  readonly reason: string | null;
}
