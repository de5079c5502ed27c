// The running risk of a conversation in the service, by the same curves as `assess --conversations`: a message by itself and with those
// before it, by the first reader at once and by both when the second has read. It rises and never falls.

import { curveFor, type TalkCurve, type TalksModel } from '../classifiers/talks/talk-model.js';
import { hearTurn, NO_TURN, remember, type TurnSigns, windowOf } from '../classifiers/talks/talk-risk.js';
import type { Assessment } from '../domain/assessment.js';
import type { Session, SessionEvent } from '../domain/session.js';
import type { TalkMemory } from '../domain/talk-memory.js';
import type { Understander } from './ports.js';

/** What a turn makes of the talk. */
export interface Heard {
  readonly memory: TalkMemory;
  /** The talk's risk by these readers, 0..1. */
  readonly risk: number;
  /** It has just reached what these readers flag a talk from. */
  readonly flags: boolean;
}

/** Labels by probability. */
type Chances = Assessment['labels'];

export interface TalkRisk {
  /**
   * After a message that the first reader has read, `before` being the talk's memory. Null where there is no curve for this reader. Never
   * rejects: where the messages together cannot be read, the message alone counts.
   */
  hearMessage(before: TalkMemory | undefined, text: string, first: Assessment): Promise<Heard | null>;
  /** After a message whose words are ours, or that nobody could read: nothing is added. Null as above. */
  hearNothing(before: TalkMemory | undefined): Heard | null;
  /**
   * After a reading by both, `model` naming them; `window`: what both say of the message with those before it, null where they were not
   * asked. Null where there is no curve for these readers.
   */
  hearReading(memory: TalkMemory | undefined, model: string, message: Chances, window: Chances | null): Heard | null;
  /** The text that `hearReading` wants read beside the message `text`, `memory` being that of the message's own turn; null: none. */
  windowAt(memory: TalkMemory | undefined, text: string, model: string): string | null;
}

/** What it is made of. */
export interface TalkRiskDeps {
  readonly talks: TalksModel | null;
  readonly first: Pick<Understander, 'assess' | 'model'>;
  /** The first reader reads alone: then a talk is flagged by its word. Else the second, which finds more and errs less, is waited for. */
  readonly alone: boolean;
}

const NO_MEMORY: TalkMemory = { texts: [], states: {} };

/** Makes it. */
export function createTalkRisk({ talks, first, alone }: TalkRiskDeps): TalkRisk {
  return {
    async hearMessage(before = NO_MEMORY, text, { labels }) {
      const curve = curveFor(talks, first.model ?? '');
      if (curve === null) return null;
      const together = windowOf(before.texts, text);
      const read = together === null ? null : await first.assess(together);
      const window = read?.kind === 'assessed' ? read.assessment.labels : labels;
      const memory = { ...before, texts: remember(before.texts, text) };
      const heard = hear(curve, memory, { message: labels, window });
      return alone ? heard : { ...heard, flags: false };
    },
    hearNothing(memory = NO_MEMORY) {
      return curveFor(talks, first.model ?? '') === null ? null : { memory, risk: 0, flags: false };
    },
    hearReading(memory = NO_MEMORY, model, message, window) {
      const curve = curveFor(talks, model);
      return curve === null ? null : hear(curve, memory, { message, window: window ?? message });
    },
    windowAt(memory, text, model) {
      // What was remembered last is the message itself.
      return curveFor(talks, model) === null ? null : windowOf(memory?.texts.slice(0, -1) ?? [], text);
    },
  };
}

function hear(curve: TalkCurve, memory: TalkMemory, signs: TurnSigns): Heard {
  const before = memory.states[curve.model] ?? NO_TURN;
  const state = hearTurn(curve, before, signs);
  return {
    memory: { ...memory, states: { ...memory.states, [curve.model]: state } },
    risk: state.risk,
    flags: before.risk < curve.flagFrom && state.risk >= curve.flagFrom,
  };
}

/** A session and its events with the risk of the talk: that of `before`, or more. Without a curve the session's own stands. */
export function withRisk<T extends { readonly session: Session; readonly events: readonly SessionEvent[] }>(
  made: T,
  before: number,
  heard: Heard | null,
): T {
  if (heard === null) return made;
  const session = { ...made.session, risk: Math.max(before, heard.risk) };
  const isNew = heard.flags && !made.events.includes('flagged');
  return { ...made, session, events: isNew ? [...made.events, 'flagged'] : made.events };
}
