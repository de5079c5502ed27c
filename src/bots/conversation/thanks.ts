// Thanks are no answer to a question and need none: a kind word, and the talk stays where it was.

import { ENGINE_KEYS } from '../../domain/needed-content.js';
import type { Session } from '../../domain/session.js';
import { isAnswerAt } from './commands.js';
import { isThanks } from './courtesies.js';
import type { HeardMessage, Outcome, World } from './heard.js';
import { beginTurn, outcomeOf, say, stepAt, type Turn } from './turn.js';
import { askOnceMore } from './unread.js';

/** A kind word, and the question that waits once more, so that its answers stay at hand. False when the message is something else. */
export function hearThanks(turn: Turn, world: World, heard: HeardMessage): boolean {
  const { at } = turn.session;
  const step = at === null ? undefined : stepAt(world, at);
  // Where a word of one's own is asked for, any may be it.
  if (step === undefined || step.type === 'word' || !isPlain(heard) || !isThanks(heard, world.content)) return false;
  if (isAnswerAt(turn.session, heard, world)) return false;
  say(turn, world, ENGINE_KEYS.thanks);
  askOnceMore(turn, world);
  return true;
}

/**
 * Thanks for a talk that has come to its end are no new talk: who answers a goodbye is not greeted and asked about their phone. Null when the
 * message is something else. Not after panic, deletion or leaving, of which nothing may show, nor before a code word.
 */
export function thanksAfterEnd(session: Session | null, heard: HeardMessage, world: World): Outcome | null {
  if (session === null || session.status !== 'closed' || session.closedBy !== 'end') return null;
  if (session.codeWord !== null || !isPlain(heard) || !isThanks(heard, world.content)) return null;
  const turn = beginTurn({ ...session, lastInboundAt: world.now });
  turn.ourWords = true;
  say(turn, world, ENGINE_KEYS.thanks);
  return outcomeOf(turn);
}

function isPlain({ attachment, how, late }: HeardMessage): boolean {
  return attachment === undefined && how === undefined && !late;
}
