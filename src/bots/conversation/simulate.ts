// Plays a talk without a channel and a store: what `safe-passage simulate` shows.

import type { Intent, Understanding } from '../../domain/assessment.js';
import type { Language } from '../../domain/content.js';
import type { Reply } from '../../domain/message.js';
import type { PanicWord, Session, SessionEvent } from '../../domain/session.js';
import { BENIGN } from './benign.js';
import { type WordTask, wordTask } from './code-word.js';
import { opening, step } from './engine.js';
import type { HeardMessage, HeardWord, World } from './heard.js';
import { restoreSession } from './session-load.js';

/** One turn, as `simulate --json` prints it. `state` is the step waited at (`flow/step`) or `ended`. */
export interface SimulatedTurn {
  readonly in: string;
  readonly intent: Intent | null;
  readonly replies: readonly Pick<Reply, 'text' | 'options' | 'picture'>[];
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

/** What somebody else understood of a message. */
export type Added = Partial<Pick<HeardMessage, 'intent' | 'understanding'>>;

/** A talk that is being played. The session is stored as JSON and read back between turns, as it is in the service. */
export interface Simulation {
  /** What a page would show before the first message. */
  opening(): readonly Reply[];
  /** The session between two turns; null before the first. */
  session(): Session | null;
  /** What the rules take a text for at this point of the talk. */
  intentOf(text: string): Intent | null;
  /** `added`: what else was understood of the text, beside what the rules say. */
  say(text: string, added?: Added): SimulatedTurn;
}

/** Begins a talk. */
export function simulate(deps: SimulationDeps): Simulation {
  let stored: string | null = null;
  const session = () => (stored === null ? null : restoreSession(JSON.parse(stored)).session);
  return {
    opening: () => opening(deps.language ?? deps.world().defaultLanguage, deps.world()),
    session,
    intentOf: (text) => intentOf(session(), text, deps.world(), deps),
    say(text, added = {}) {
      const turn = playTurn(session(), text, added, deps);
      stored = JSON.stringify(turn.session);
      return turn.shown;
    },
  };
}

/** The command of a text by the rules, in the languages of its talk. */
function intentOf(session: Session | null, text: string, world: World, deps: SimulationDeps): Intent | null {
  const languages = [session?.language, deps.language, world.defaultLanguage];
  return deps.matchIntent(
    text,
    languages.flatMap((one) => one ?? []),
  );
}

function playTurn(session: Session | null, text: string, added: Added, deps: SimulationDeps) {
  const world = deps.world();
  const intent = added.intent === undefined ? intentOf(session, text, world, deps) : added.intent;
  const understanding = inLanguage(added.understanding ?? deps.understand?.(text) ?? BENIGN, deps.language);
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
    ...(reply.picture && { picture: reply.picture }),
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
