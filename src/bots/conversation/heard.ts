// What the engine is told and what it answers: the signatures everything around it builds on.

import type { Intent, Understanding } from '../../domain/assessment.js';
import type { AttachmentKind } from '../../domain/attachment.js';
import type { Instant } from '../../domain/clock.js';
import type { Content, Language } from '../../domain/content.js';
import type { MessageManner, Reply } from '../../domain/message.js';
import type { ReportState } from '../../domain/report-code.js';
import type { HashedWord, HelpReason, PanicWord, Session, SessionEvent } from '../../domain/session.js';

/** Everything of the outside that a turn may depend on. */
export interface World {
  readonly content: Content;
  readonly now: Instant;
  readonly profile: 'development' | 'ngo' | 'authority';
  /** Who is on duty: anybody at all, and the languages they speak (empty: not known). */
  readonly duty: { readonly anybody: boolean; readonly languages: readonly string[] };
  /** Language of the bot when nothing is known of the person's. */
  readonly defaultLanguage: Language;
  /**
   * The talk is on a messenger: nothing was shown before the person wrote, so that a first message answers nothing. Else it is on
   * our own page, which shows a talk's first words by itself.
   */
  readonly messenger?: boolean;
  /** Id of the flow that a new talk starts with. */
  readonly flow: string;
  /** A fresh unguessable identifier that this turn may use up (`Ids.random`). */
  readonly freshId: string;
}

/** A message from the person. */
export interface HeardMessage {
  readonly kind: 'message';
  /** As the person wrote it. */
  readonly text: string;
  /** What `matchIntent` says of it. */
  readonly intent: Intent | null;
  readonly understanding: Understanding;
  readonly languageHint?: string;
  /** What it carries that the bot cannot read. */
  readonly attachment?: AttachmentKind;
  readonly how?: MessageManner;
  /** A later message was processed before this one. */
  readonly late: boolean;
  /** What hashing says of it, where `wordTask` asked for it. */
  readonly word?: HeardWord;
  /** It is the panic word that the person chose, perhaps with a slip of the finger. */
  readonly panic?: true;
  /** Position of a taking back that left messages on the device, and of which the person does not know yet. */
  readonly left?: number;
  /** What was found for the code of a report in it, where `codeToFind` asked for it. */
  readonly report?: HeardReport;
}

/** The report behind a code, or that there is none (any more). */
export type HeardReport =
  | { readonly kind: 'found'; readonly code: string; readonly state: ReportState }
  | { readonly kind: 'unknown' };

/**
 * A message as a word of the person's own: the hash of a new code word or panic word, or whether it is the one that was meant. `taken`: the
 * new panic word is the code word.
 */
export type HeardWord =
  | { readonly kind: 'made'; readonly word: HashedWord }
  | { readonly kind: 'made_panic'; readonly word: PanicWord; readonly taken: boolean }
  | { readonly kind: 'checked'; readonly right: boolean };

/** One entry of the contact's log, as the engine hears it. */
export type Heard =
  | HeardMessage
  | {
      readonly kind: 'staff';
      readonly act: 'take_over' | 'hand_back' | 'close_help' | 'clear_word' | 'message';
      readonly staff: { readonly id: string; readonly name: string };
      readonly text?: string;
    }
  | { readonly kind: 'system'; readonly act: 'silence' }
  | { readonly kind: 'system'; readonly act: 'holder_gone'; readonly holderId: string }
  | { readonly kind: 'system'; readonly act: 'exit'; readonly forget: boolean };

/** What came of a turn. */
export interface Outcome {
  readonly session: Session;
  readonly replies: readonly Reply[];
  readonly events: readonly SessionEvent[];
  /** A help request that this turn opens, or the more urgent reason to which it raises the open one. */
  readonly help: HelpReason | null;
  /** Set when the message's words are ours, an offered answer or a command: no reader is asked what they show. */
  readonly ourWords?: true;
}
