// A simulated subject at work: what it says to a message, or to none. Pure: seed and time come in, the same talk comes out.

import type { Instant } from '../../../domain/clock.js';
import type { Move, Reaction, Subject, SubjectMessage, SubjectState } from '../../../domain/training.js';
import { chance, chosen } from './seed.js';

/** Seconds between two messages that it writes in one go. */
const BETWEEN_LINES = 20;

/** Who plays, in which language, by which chance. */
export interface Cast {
  readonly subject: Subject;
  /** One that every line of the subject has. */
  readonly language: string;
  readonly seed: number;
}

/** What came of one step. `disclosures`: facts that its messages tell. */
export interface SubjectTurn {
  readonly state: SubjectState;
  readonly messages: readonly SubjectMessage[];
  readonly disclosures: readonly string[];
}

/** The first messages of a talk: it writes first, so that nobody on our side has to. */
export function openTalk(cast: Cast, now: Instant): SubjectTurn {
  const state: SubjectState = { state: cast.subject.start, heard: 0, said: 0, done: [], left: false };
  return say(cast, state, cast.subject.opens, now);
}

/** What it does on hearing these moves in a message that arrived `now`. Nothing when no reaction fits, or when it has left. */
export function answerTo(cast: Cast, state: SubjectState, moves: ReadonlySet<Move>, now: Instant): SubjectTurn {
  const heard = { ...state, heard: state.heard + 1 };
  const [least, most] = cast.subject.answersAfter;
  const seconds = least + chance(cast.seed, `${cast.subject.id} wait ${state.heard}`, most - least + 1);
  return react(cast, heard, moves, now + seconds * 1000);
}

/** What it does when our side has been silent for its patience. Nothing when it does not mind. */
export function hearsNothing(cast: Cast, state: SubjectState, now: Instant): SubjectTurn {
  return react(cast, state, new Set(['silence']), now);
}

function react(cast: Cast, state: SubjectState, moves: ReadonlySet<Move>, at: Instant): SubjectTurn {
  const found = state.left ? null : reactionTo(cast.subject, state, moves);
  if (found === null) return { state, messages: [], disclosures: [] };
  const { reaction, key } = found;
  const next: SubjectState = {
    ...state,
    state: reaction.goes ?? state.state,
    done: reaction.again ? state.done : [...state.done, key],
    left: reaction.leaves,
  };
  return say(cast, next, reaction.says, at);
}

/** The first reaction of the state that hears one of the moves and has not happened. */
function reactionTo(
  { states }: Subject,
  { state, done }: SubjectState,
  moves: ReadonlySet<Move>,
): { readonly reaction: Reaction; readonly key: string } | null {
  for (const [i, reaction] of (states[state] ?? []).entries()) {
    const key = `${state}:${i}`;
    if (!done.includes(key) && reaction.hears.some((move) => moves.has(move))) return { reaction, key };
  }
  return null;
}

function say(cast: Cast, state: SubjectState, lines: readonly string[], at: Instant): SubjectTurn {
  const messages = lines.flatMap((id, i) => {
    const line = cast.subject.lines[id];
    if (line === undefined) return [];
    const { offers, tells, shows } = line;
    const text = wordsOf(cast, id, state.said + i);
    return [{ at: at + i * BETWEEN_LINES * 1000, line: id, text, offers, tells, shows }];
  });
  return {
    state: { ...state, said: state.said + messages.length },
    messages,
    disclosures: messages.flatMap(({ tells }) => tells),
  };
}

function wordsOf({ subject, language, seed }: Cast, line: string, number: number): string {
  const text = chosen(seed, `${subject.id} ${line} ${number}`, subject.lines[line]?.texts[language] ?? []) ?? '';
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    return chosen(seed, `${subject.id} slot ${slot}`, subject.slots[slot]?.[language] ?? []) ?? '';
  });
}
