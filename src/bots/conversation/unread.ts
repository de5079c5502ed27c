// What cannot be read as words: pictures, voices, places, a button that only opens the talk, and changes to what was said before.

import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { isAnswerAt } from './commands.js';
import type { HeardMessage, World } from './heard.js';
import { goHome, runStep, say, type Turn } from './turn.js';

/** Whether a person should look at what the message carries: anything but a sticker, which its emoji stands for. */
export function hidesMore({ attachment }: HeardMessage): boolean {
  return attachment !== undefined && attachment !== 'sticker';
}

/**
 * Hears what the waiting question cannot read, and says so kindly. False when the message's words are to be read as any other's:
 * a caption, a sticker that answers, a change that is an answer now.
 */
export function hearUnread(turn: Turn, world: World, heard: HeardMessage): boolean {
  const answers = isAnswerAt(turn.session, heard, world);
  if (heard.how === 'edited' && !answers) {
    say(turn, world, ENGINE_KEYS.edited);
    return true;
  }
  if (hidesMore(heard) || (heard.attachment && !answers)) say(turn, world, ENGINE_KEYS.onlyWords);
  if (answers || !saysNothing(heard)) return false;
  askOnceMore(turn, world);
  return true;
}

function saysNothing({ text, attachment, how }: HeardMessage): boolean {
  return how === 'start' || attachment === 'sticker' || (attachment !== undefined && text.trim() === '');
}

/** Says the question that waits in its own words: nothing was misunderstood, so nothing is counted. */
export function askOnceMore(turn: Turn, world: World): void {
  const { at } = turn.session;
  if (at) runStep(turn, world, at.flow, at.step);
  else goHome(turn, world);
}
