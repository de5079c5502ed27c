// Shapes of one conversation in the desk's API: turns, readings, replies, notes.

import type { EntityType, Intent, Label, Speaker } from '../../../src/domain/assessment.js';
import type { AttachmentKind } from '../../../src/domain/attachment.js';
import type { DeliveryState } from '../../../src/domain/delivery.js';
import type { Channel, MessageManner } from '../../../src/domain/message.js';
import type { HelpReason, SessionEvent } from '../../../src/domain/session.js';
import type { CountryKnown, Person, QueueRow, ReviewItem } from './types.js';

export type { Speaker };

/** How much a sign says by itself. */
export type Weight = 'weak' | 'medium' | 'strong' | null;

/** A marked passage: UTF-16 offsets into the message, end exclusive. */
export interface Reason {
  readonly label: Label;
  readonly indicator: string;
  readonly start: number;
  readonly end: number;
  readonly weight: Weight;
}

/** Something found in the text that can be linked. */
export interface Entity {
  readonly type: EntityType;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A reading of one text. */
export interface Assessed {
  readonly kind: 'assessed';
  readonly labels: readonly { readonly label: Label; readonly probability: number }[];
  readonly reasons: readonly Reason[];
  /** There was no time to search for passages: the reasons are known signs alone. */
  readonly signsOnly: boolean;
  readonly entities: readonly Entity[];
  readonly speaker: Speaker;
  readonly language: string;
  readonly script: string;
  readonly intent: Intent | null;
  readonly flagged: boolean;
  readonly needsPerson: boolean;
  readonly obfuscated: boolean;
  readonly readers: readonly ('first' | 'second')[];
  readonly model: string;
  readonly failed: readonly string[];
}

/** Nothing is known about the text. */
export interface Unassessed {
  readonly kind: 'unassessed';
  readonly why: 'failed' | 'timed_out' | 'not_text';
}

/** What came in. */
export type Message =
  | {
      readonly kind: 'inbound';
      readonly text: string;
      /** It is the person's code word, which nobody else reads. */
      readonly isCodeWord?: true | undefined;
      readonly attachment?: { readonly kind: AttachmentKind; readonly note: string | null } | undefined;
      readonly how?: MessageManner | undefined;
    }
  | {
      readonly kind: 'staff';
      readonly act: 'take_over' | 'message' | 'hand_back' | 'close_help' | 'clear_word';
      readonly by: Person;
    }
  | { readonly kind: 'system'; readonly act: 'silence' | 'holder_gone' | 'exit' };

/** A contact as the person was shown it. */
export interface ContactCard {
  readonly service: string;
  readonly country: string;
  readonly phone: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly hours: string | null;
  readonly emergency: boolean;
  readonly verifiedOn: string | null;
  readonly verifiedBy: string | null;
}

/** What went out and what became of it. */
export interface Reply {
  readonly seq: number;
  readonly from: 'bot' | 'person';
  readonly name: string | null;
  readonly text: string;
  readonly options: readonly string[];
  readonly contact: ContactCard | null;
  readonly language: string;
  readonly delivery: { readonly state: DeliveryState; readonly why: string | null } | null;
}

/** One turn; `message` is null where the turn is a later reading of an earlier message. */
export interface Turn {
  readonly turn: number;
  readonly entrySeq: number;
  readonly at: string;
  readonly writtenAt: string | null;
  readonly late: boolean;
  readonly message: Message | null;
  readonly understanding: Assessed | Unassessed | null;
  /** The second reader is late with this message, or has given it up. */
  readonly firstReaderOnly: boolean;
  readonly replies: readonly Reply[];
  readonly events: readonly SessionEvent[];
  readonly risk: number;
}

/** Older turns; `before` names the next older page. */
export interface TurnsPage {
  readonly items: readonly Turn[];
  readonly before?: number;
}

/** Where the talk stands. */
export interface Talk {
  readonly status: 'open' | 'with_person' | 'closed';
  readonly closedBy: 'end' | 'panic' | 'exit' | 'delete' | 'silence' | 'staff' | null;
  readonly language: string;
  readonly languageHow: 'default' | 'hint' | 'detected' | 'said';
  readonly country: CountryKnown | null;
  readonly danger: boolean;
  readonly phone: 'unknown' | 'safe' | 'watched';
  readonly help: { readonly since: string; readonly reason: HelpReason } | null;
  readonly heldBy: Person | null;
  readonly risk: number;
  readonly labels: readonly Label[];
  readonly lastInboundAt: string | null;
  /** `asked` and `failed`: whoever writes has not given the person's code word. */
  readonly codeWord: 'none' | 'set' | 'asked' | 'failed' | 'given';
}

/** Whether a message would be sent now. */
export interface Sending {
  readonly allowed: boolean;
  readonly why: string | null;
  readonly until: string | null;
}

/** Internal note, never sent. */
export interface Note {
  readonly id: string;
  readonly by: Person;
  readonly at: string;
  readonly text: string;
}

/** A message that is stored and not processed yet, or set aside. */
export interface Unprocessed {
  readonly seq: number;
  readonly at: string;
  readonly state: 'pending' | 'quarantined';
  readonly text: string | null;
}

/** One conversation, opened at its newest turns. */
export interface Conversation {
  readonly id: string;
  readonly channel: Channel;
  readonly startedAt: string;
  readonly lastAt: string;
  readonly seenTurn: number;
  readonly talk: Talk;
  readonly turns: readonly Turn[];
  readonly before?: number;
  readonly unprocessed: readonly Unprocessed[];
  readonly helpRequest: QueueRow | null;
  readonly reviewItem: ReviewItem | null;
  readonly notes: readonly Note[];
  /** Other conversations under the same report code. */
  readonly sameReport: readonly { readonly conversationId: string; readonly at: string }[];
  readonly sending: Sending;
}

/** Answer to take-over and hand-back. */
export interface TalkChanged {
  readonly conversationId: string;
  readonly talk: Talk;
  readonly helpRequest: QueueRow | null;
}

/** Words for signs, by indicator id. */
export interface IndicatorWords {
  readonly lang: string;
  readonly indicators: Readonly<
    Record<string, { readonly name: string; readonly explains: string; readonly weight: Weight }>
  >;
}
