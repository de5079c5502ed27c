// How a use case's "no" is said over HTTP.

import type { DeskRefusal } from '../../app/desk/desk-store.js';
import { AppError } from '../../domain/errors.js';
import type { Result } from '../../domain/result.js';
import { actView } from './present/queue-row.js';
import { isoOrNull } from './schemas/common.js';

const WORDS: Readonly<Record<string, string>> = {
  wrong_state: 'That is not possible in the state it is in.',
  not_holder: 'Somebody else holds it.',
  reason_missing: 'A reason is needed.',
  labels_misplaced: 'Labels are named with a confirmation only.',
  unknown_colleague: 'There is no such colleague who could hold it.',
  held_by_other: 'A colleague has it.',
  not_held: 'Take the chat over first.',
  not_taken_over: 'Nobody has taken the chat over.',
  talk_closed: 'The talk is over.',
  code_word: 'Whoever writes has not given the code word. Decide on it first.',
  no_code_word: 'No code word stands before this chat.',
  same_person: 'Somebody else must approve it.',
  bad_until: 'A hold needs an end, at most 180 days from now.',
  other_act: 'Somebody acted on it at the same moment.',
  other_text: 'This id was used for another text.',
};

/** The value, or the problem thrown. */
export function orThrow<T>(result: Result<T, DeskRefusal>): T {
  if (result.ok) return result.value;
  throw problemOf(result.error);
}

/** The value, or 404. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw gone();
  return value;
}

/** 404: there is no such thing, it is another's, or it is gone. */
export function gone(): AppError {
  return new AppError('not_found', 'There is nothing at this address.');
}

function problemOf(refusal: DeskRefusal): AppError {
  switch (refusal.kind) {
    case 'not_found':
      return gone();
    case 'forbidden':
      return new AppError('forbidden', 'Your role does not allow this.');
    case 'refused':
      return new AppError('refused', WORDS[refusal.why] ?? 'That is not allowed now.', { why: refusal.why });
    case 'conflict':
      return new AppError('conflict', WORDS[refusal.why] ?? 'Something else happened meanwhile.', { why: refusal.why });
    case 'stale':
      return stale(refusal);
  }
}

function stale({ item: { item, kind }, changed }: DeskRefusal & { kind: 'stale' }): AppError {
  return new AppError('stale', 'It changed since you opened it.', {
    version: item.version,
    state: item.state,
    heldBy: item.holder,
    changed: changed.map(actView),
    ...(kind === 'review' ? { signsTurn: item.signsTurn } : { answeredAt: isoOrNull(item.answeredAt) }),
  });
}
