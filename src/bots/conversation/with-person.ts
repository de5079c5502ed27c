// While a counsellor has the chat: the bot is silent, except where silence could cost a life.

import { COMMAND_FLOWS } from '../../domain/needed-content.js';
import type { Session } from '../../domain/session.js';
import { closeBy, closesTalk, isAnswerAt } from './commands.js';
import type { HeardMessage, World } from './heard.js';
import { readCountry } from './places.js';
import { openHelp, resume, runFlow, stepAt, type Turn } from './turn.js';

/** Panic, exit and deletion hold as ever; danger also brings the emergency number. Everything else is the counsellor's. */
export function hearWithPerson(turn: Turn, world: World, heard: HeardMessage): void {
  if (closesTalk(heard.intent)) closeBy(turn, world, heard.intent);
  else if (heard.intent === 'danger') danger(turn, world);
  else if (answersNumberQuestion(turn.session, world, heard)) resume(turn, world, heard);
}

function danger(turn: Turn, world: World): void {
  turn.session = { ...turn.session, danger: true, at: null, stack: [] };
  turn.events.push('danger');
  openHelp(turn, world, 'danger');
  runFlow(turn, world, COMMAND_FLOWS.number, null);
}

/** The one question that the bot may have open here: in which country the number is needed. */
function answersNumberQuestion(session: Session, world: World, heard: HeardMessage): boolean {
  const step = session.at && stepAt(world, session.at);
  if (step?.type !== 'ask') return false;
  return (
    isAnswerAt(session, heard, world) || (step.reads === 'country' && readCountry(world.content, heard.text) !== null)
  );
}
