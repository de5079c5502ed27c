// What the message path asks of understanding and of the conversation engine.

import type { HeardMessage } from '../../bots/conversation/heard.js';
import type { Understanding } from '../../domain/assessment.js';
import type { EntryBody } from '../../domain/log.js';
import type { Reply } from '../../domain/message.js';
import type { HelpReason, Session, SessionEvent } from '../../domain/session.js';
import type { SecondWord } from './second-look.js';

/** What the engine made of one entry. */
export interface TalkOutcome {
  readonly session: Session;
  readonly replies: readonly Reply[];
  readonly events: readonly SessionEvent[];
  /** A help request that this turn opens. */
  readonly help: HelpReason | null;
  /** The message's words are ours: see `Outcome`. */
  readonly ourWords?: true;
}

/** What a turn needs to know of its entry beside its words. */
export interface TurnFacts {
  /** It came after a later one was processed. */
  readonly late: boolean;
  /** The talk is on a messenger, not on our own page. */
  readonly messenger: boolean;
  /** What `beside` found. */
  readonly beside?: Beside | undefined;
}

/** What the outside knows of a message beside its words, and what the second reader adds to what was understood of them. */
export type Beside = Pick<HeardMessage, 'word' | 'panic' | 'left' | 'report'> & SecondWord;

export interface Talk {
  /** Reads a text; never throws, a failing reader is `unassessed`. */
  understand(body: EntryBody & { readonly kind: 'inbound' }): Promise<Understanding>;
  /**
   * Reads the text as a code word or panic word, where this session has one or is being given one, as the code of a report, and by the
   * second reader where a reply may wait for it. `understanding`: the first reader's.
   */
  beside?(
    session: Session | null,
    body: EntryBody & { readonly kind: 'inbound' },
    known: { readonly contactId: string; readonly understanding: Understanding | null },
  ): Promise<Beside>;
  /** The blind look-up of the report that a session belongs to. */
  reportLookup?(session: Session): string | undefined;
  /** Pure but for the frozen world it was given. Throws only on a fault of ours. */
  step(session: Session | null, body: EntryBody, understanding: Understanding | null, facts: TurnFacts): TalkOutcome;
  /** What is said when an entry could not be processed after several tries: a person is asked to look. */
  setAside(session: Session | null): TalkOutcome;
}
