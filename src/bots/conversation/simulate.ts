// Plays a talk without a channel and a store: what `safe-passage simulate` shows.

import type { Intent, Understanding } from '../../domain/assessment.js';
import type { Language } from '../../domain/content.js';
import type { Reply } from '../../domain/message.js';
import type { PanicWord, Session, SessionEvent } from '../../domain/session.js';
import { BENIGN } from './benign.js';
import { type WordTask, wordTask } from './code-word.js';
import { opening, step } from './engine.js';
import type { HeardWord, World } from './heard.js';
import { restoreSession } from './session-load.js';

/** One turn, as `simulate --json` prints it. `state` is the step waited at (`flow/step`) or `ended`. */
export interface SimulatedTurn {
  readonly in: string;
  readonly intent: Intent | null;
  readonly replies: readonly { readonly text: string; readonly options?: readonly string[] }[];
  readonly state: string;
  readonly events: readonly SessionEvent[];
}

/** What the simulation needs from outside. `understand`: without it every text counts as read and harmless. */
export interface SimulationDeps {
  /** The world of the next turn: the clock goes on while a person types. */
  readonly world: () => World;
  /** Language the person chose at the start; null: whatever they write in. */
  readonly language: Language | null;
  readonly matchIntent: (text: string, languages: readonly Language[]) => Intent | null;
  readonly understand?: (text: string) => Understanding;
  /** Without it no code word can be chosen. */
  readonly readWord?: (task: WordTask, text: string) => HeardWord;
  /** Without it no panic word of the person's own is understood. */
  readonly isPanicWord?: (word: PanicWord, text: string) => boolean;
}

/** A talk that is being played. The session is stored as JSON and read back between turns, as it is in the service. */
export interface Simulation {
  /** What a page would show before the first message. */
  opening(): readonly Reply[];
  say(text: string): SimulatedTurn;
}

/** Begins a talk. */
export function simulate(deps: SimulationDeps): Simulation {
  let stored: string | null = null;
  return {
    opening: () => opening(deps.language ?? deps.world().defaultLanguage, deps.world()),
    say(text) {
      const session = stored === null ? null : restoreSession(JSON.parse(stored)).session;
      const turn = playTurn(session, text, deps);
      stored = JSON.stringify(turn.session);
      return turn.shown;
    },
  };
}

function playTurn(session: Session | null, text: string, deps: SimulationDeps) {
  const world = deps.world();
  const languages = [session?.language, deps.language, world.defaultLanguage].filter((one) => one !== undefined);
  const intent = deps.matchIntent(
    text,
    languages.filter((one) => one !== null),
  );
  const understanding = inLanguage(deps.understand?.(text) ?? BENIGN, deps.language);
  const task = deps.readWord === undefined ? null : wordTask(session, world.content);
  const word = task === null ? undefined : deps.readWord?.(task, text);
  const panic = session?.panicWord !== undefined && deps.isPanicWord?.(session.panicWord, text) === true;
  const outcome = step(
    session,
    {
      kind: 'message',
      text,
      intent,
      understanding,
      late: false,
      ...(word && { word }),
      ...(panic && { panic }),
      ...(deps.language && { languageHint: deps.language }),
    },
    world,
  );
  const replies = outcome.replies.map((reply) => ({
    text: reply.text,
    ...(reply.options && { options: reply.options }),
  }));
  const shown: SimulatedTurn = {
    in: text,
    intent,
    replies,
    state: stateOf(outcome.session, world),
    events: outcome.events,
  };
  return { session: outcome.session, shown };
}

/** Who asked for a language at the start gets it, whatever their first words look like. */
function inLanguage(understanding: Understanding, language: Language | null): Understanding {
  if (language === null || understanding.kind !== 'assessed') return understanding;
  return { kind: 'assessed', assessment: { ...understanding.assessment, lang: language } };
}

function stateOf({ status, at }: Session, world: World): string {
  if (status === 'closed') return 'ended';
  return at ? `${at.flow}/${at.step}` : `${world.flow}/${world.content.flows[world.flow]?.home ?? ''}`;
}
