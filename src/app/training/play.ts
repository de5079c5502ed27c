// What the terminal and the desk share of the training range: who plays, and an officer's moves one after another.

import { act } from '../../bots/engagement/training/range.js';
import type { RangeSession, RangeWorld } from '../../bots/engagement/training/session.js';
import type { Cast } from '../../bots/engagement/training/subject.js';
import { languagesOf } from '../../content/training/load-subjects.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { OpenRange } from './open-range.js';

/** What an officer asks for. `suggestion`: by its number from 1. `ms`: how much time passes. */
export type RangeMove =
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'use'; readonly suggestion: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'freeze' | 'acknowledge' | 'close' };

/** The cast of a talk. `language` null: the first that the subject has. */
export function castOf(
  { subjects }: Pick<OpenRange, 'subjects'>,
  asked: { readonly subject: string; readonly language: string | null; readonly seed: number },
): Result<Cast, 'no_subject' | 'no_language'> {
  const subject = subjects.get(asked.subject);
  if (subject === undefined) return err('no_subject');
  const languages = languagesOf(subject);
  const language = asked.language ?? languages[0] ?? 'en';
  return languages.includes(language) ? ok({ subject, language, seed: asked.seed }) : err('no_language');
}

/** The talk after a move that took `tookMs`; the log is as long as before when the move came to nothing. */
export function moved(session: RangeSession, move: RangeMove, tookMs: number, world: RangeWorld): RangeSession {
  const at = session.now + (move.kind === 'wait' ? move.ms : tookMs);
  return act(session, move.kind === 'send' || move.kind === 'use' ? { ...move, at } : { kind: move.kind, at }, world);
}
