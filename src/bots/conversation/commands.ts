// What a person may say at any point of any flow.

import type { Intent } from '../../domain/assessment.js';
import { COMMAND_FLOWS, ENGINE_KEYS } from '../../domain/needed-content.js';
import { isOffered } from '../../domain/offered.js';
import type { Session, SessionEvent } from '../../domain/session.js';
import { isLabel } from './answers.js';
import type { HeardMessage, World } from './heard.js';
import { readLanguage, speaks } from './languages.js';
import { namedCountry } from './places.js';
import { answers } from './steps/ask.js';
import { isSkipped } from './steps/assess.js';
import { apply, goHome, runFlow, runStep, stepAt, type Turn } from './turn.js';

/** Commands; yes, no and skip are answers, which steps read. */
export type CommandIntent = Exclude<Intent, 'yes' | 'no' | 'skip'>;

/** The command in a message, or null. A word that the waiting question offers as its answer stays an answer. */
export function commandIn(heard: HeardMessage, session: Session, world: World): CommandIntent | null {
  const { intent } = heard;
  if (intent === null || intent === 'yes' || intent === 'no' || intent === 'skip') return null;
  if (isShownAnswer(session, heard, world)) return null;
  const step = session.at && stepAt(world, session.at);
  if (step?.type !== 'ask') return intent;
  const isAnswer =
    (intent === 'danger' && step.options.some((option) => option.intents?.includes('danger'))) ||
    (intent === 'language' && step.reads === 'country' && namedCountry(world.content, heard.text) !== null);
  return isAnswer ? null : intent;
}

/** Carries the command out. */
export function runCommand(turn: Turn, world: World, command: CommandIntent, heard: HeardMessage): void {
  if (closesTalk(command)) closeBy(turn, world, command);
  else if (command === 'language') changeLanguage(turn, world, heard);
  else interrupt(turn, world, COMMAND_FLOWS[command]);
}

/** Commands that end the talk, whoever has it. */
type Closing = 'panic' | 'exit' | 'delete';

/** Whether a command ends the talk. */
export function closesTalk(intent: Intent | null): intent is Closing {
  return intent === 'panic' || intent === 'exit' || intent === 'delete';
}

/** Ends the talk with the words of the command. */
export function closeBy(turn: Turn, world: World, by: Closing): void {
  close(turn, world, by, ENGINE_KEYS[by]);
}

/** Closes the talk and raises the epoch: whatever is still queued will not be sent any more. */
export function close(turn: Turn, world: World, by: Closing, key: string | null): void {
  const { session } = turn;
  const name: SessionEvent = by;
  turn.events.push(name);
  // Staff who owe this person an answer hear of the erasure first (help-safety rule 7); the person is told nothing of it.
  if (by === 'delete' && session.help) turn.help = 'deletion';
  turn.session = {
    ...session,
    epoch: session.epoch + 1,
    status: 'closed',
    closedBy: by,
    at: null,
    stack: [],
    reasks: 0,
    holder: null,
    consent: null,
  };
  if (key) apply(turn, world, [{ type: 'say', key }]);
}

/** Runs a flow and comes back to the question that waits. A flow that is open already starts again, not twice. */
export function interrupt(turn: Turn, world: World, flow: string): void {
  const { at, stack } = turn.session;
  const open = stack.findIndex((place) => place.flow === flow);
  if (at?.flow === flow) {
    runFlow(turn, world, flow, null);
    return;
  }
  if (open >= 0) {
    turn.session = { ...turn.session, stack: stack.slice(0, open) };
    runFlow(turn, world, flow, null);
    return;
  }
  runFlow(turn, world, flow, at);
}

function changeLanguage(turn: Turn, world: World, heard: HeardMessage): void {
  const language = readLanguage(world.content, heard.text);
  if (!language || !speaks(language, world)) {
    interrupt(turn, world, COMMAND_FLOWS.language);
    return;
  }
  turn.session = { ...turn.session, language, languageHow: 'said' };
  turn.events.push('language_changed');
  apply(turn, world, [{ type: 'say', key: ENGINE_KEYS.languageChanged }]);
  const { at } = turn.session;
  if (!at) return;
  if (isOffered(world.content, at.flow, language)) runStep(turn, world, at.flow, at.step);
  else goHome(turn, world);
}

/** Whether a message answers the question of a place. */
export function isAnswerAt(session: Session, heard: HeardMessage, world: World): boolean {
  const step = session.at && stepAt(world, session.at);
  if (step?.type === 'assess') return isSkipped(heard);
  if (step?.type === 'code') return isSkipped(heard) || heard.report !== undefined;
  if (step?.type === 'word')
    return (
      isSkipped(heard) || heard.word?.kind === 'made' || heard.word?.kind === 'made_panic' || heard.word?.right === true
    );
  return step?.type === 'ask' && answers(step, heard, world, session.language);
}

/** The words of a button stay that answer, whatever else they may be understood as. */
function isShownAnswer(session: Session, heard: HeardMessage, world: World): boolean {
  const step = session.at ? stepAt(world, session.at) : undefined;
  return step?.type === 'ask' && isLabel(step, heard.text, world, session.language);
}
