// Before the code word was given: a harmless chat that tells nothing, and behind it help for whoever forgot the word. Help-safety rule 6.

import type { Instant } from '../../domain/clock.js';
import { DOOR_FLOW, DOOR_NUMBER_FLOW, ENGINE_KEYS } from '../../domain/needed-content.js';
import { isOffered } from '../../domain/offered.js';
import type { HelpReason, Session } from '../../domain/session.js';
import { afterRight, afterWrong, mayTry, SHUT_AFTER_MS } from './code-word.js';
import { closeBy, closesTalk, interrupt, isAnswerAt } from './commands.js';
import type { HeardMessage, World } from './heard.js';
import { firstLanguage, readLanguage, speaks } from './languages.js';
import { needOf, withAssessment } from './risk.js';
import { goHome, openHelp, resume, runFlow, runStep, say, stepAt, type Turn } from './turn.js';

/** Whether the word is to be asked again: somebody comes back to an open talk after a long time. */
export function isShutAgain({ codeWord, status, lastInboundAt }: Session, { now }: World): boolean {
  return codeWord !== null && status === 'open' && lastInboundAt !== null && now - lastInboundAt > SHUT_AFTER_MS;
}

/** The same talk behind its door; what was open in it is found again from home. */
export function shutAgain(session: Session, now: Instant): Session {
  return { ...session, door: { is: 'shut', at: now }, phone: 'unknown', at: null, stack: [], reasks: 0 };
}

/** A language that the harmless chat is written in: the talk's own, else the bot's, else any. */
export function doorLanguage(heard: HeardMessage, world: World): Pick<Session, 'language' | 'languageHow'> {
  const inside = behind(world);
  const first = firstLanguage(heard, inside);
  if (speaks(first.language, inside)) return first;
  const other = Object.keys(world.content.languages).find((language) => speaks(language, inside));
  return { language: other ?? first.language, languageHow: 'default' };
}

/**
 * One message while the door is shut. The right word opens it. Panic, exit and deletion hold as ever, danger brings the number; whoever asks
 * for a person is heard by the staff and told nothing; everything else is small talk.
 */
export function hearAtDoor(turn: Turn, world: World, heard: HeardMessage, begins: boolean): void {
  const inside = behind(world);
  if (opens(turn.session, heard, world)) {
    openDoor(turn, world, heard.left);
    return;
  }
  noteQuietly(turn, world, heard);
  if (closesTalk(heard.intent)) {
    closeBy(turn, world, heard.intent);
    return;
  }
  if (heard.intent === 'person') quietly(turn, world, 'code_word_failed');
  if (heard.intent === 'danger') bringNumber(turn, inside, world);
  else if (begins) runFlow(turn, inside, DOOR_FLOW, null);
  else smallTalk(turn, inside, heard);
}

/** The world in which the harmless chat is all there is. */
export function behind(world: World): World {
  return { ...world, flow: DOOR_FLOW };
}

function opens({ codeWord }: Session, { word }: HeardMessage, { now }: World): boolean {
  return codeWord !== null && word?.kind === 'checked' && word.right && mayTry(codeWord, now);
}

function openDoor(turn: Turn, world: World, left: number | undefined): void {
  const { codeWord, help } = turn.session;
  const answers = answersOfTalk(turn.session);
  turn.session = {
    ...turn.session,
    answers,
    codeWord: codeWord && afterRight(codeWord),
    door: { is: 'open', at: world.now },
    at: null,
    stack: [],
    reasks: 0,
    ...(left !== undefined && { leftTold: left }),
  };
  turn.ourWords = true;
  turn.events.push('code_word');
  if (help?.reason === 'code_word_failed') openHelp(turn, world, 'asked');
  // Whoever gave the word is the person: now it can be told what could not be taken back when the talk was to vanish.
  if (left !== undefined) say(turn, world, ENGINE_KEYS.left);
  // A talk that had gone on before goes on; one that begins says who is here.
  if (Object.keys(answers).length === 0) runFlow(turn, world, world.flow, null);
  else goHome(turn, world);
}

/** Without what was answered in the harmless chat. */
function answersOfTalk({ answers }: Session): Session['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([question]) => !question.startsWith(`${DOOR_FLOW}/`)));
}

/** What the readers say is for the staff only. */
function noteQuietly(turn: Turn, world: World, heard: HeardMessage): void {
  const { understanding } = heard;
  turn.ourWords = heard.intent !== null || isAnswerAt(turn.session, heard, world);
  if (turn.ourWords && heard.intent !== 'danger') return;
  if (understanding.kind === 'unassessed') {
    quietly(turn, world, 'unassessed');
    return;
  }
  turn.session = withAssessment(turn.session, understanding.assessment);
  if (understanding.assessment.flagged) turn.events.push('flagged');
  if (understanding.assessment.needsPerson) quietly(turn, world, needOf(understanding.assessment));
}

function quietly(turn: Turn, world: World, reason: HelpReason): void {
  openHelp(turn, world, reason);
  const { help } = turn.session;
  if (help) turn.session = { ...turn.session, help: { ...help, quiet: true } };
}

/** The number is for anybody; that the staff hear of it is not said. */
function bringNumber(turn: Turn, inside: World, world: World): void {
  turn.session = { ...turn.session, danger: true };
  turn.events.push('danger');
  quietly(turn, world, 'danger');
  const start = inside.content.flows[DOOR_FLOW]?.start ?? '';
  if (turn.session.at === null) turn.session = { ...turn.session, at: { flow: DOOR_FLOW, step: start } };
  interrupt(turn, inside, DOOR_NUMBER_FLOW);
}

function smallTalk(turn: Turn, inside: World, heard: HeardMessage): void {
  const { at } = turn.session;
  const language = heard.intent === 'language' ? readLanguage(inside.content, heard.text) : null;
  if (language !== null && at && isOffered(inside.content, DOOR_FLOW, language)) {
    turn.session = { ...turn.session, language, languageHow: 'said' };
    turn.events.push('language_changed');
    runStep(turn, inside, at.flow, at.step);
    return;
  }
  // Other commands are words like any others here, and a picture is nothing that could be read.
  const { attachment: _attachment, how: _how, ...said } = heard;
  const plain: HeardMessage = { ...said, intent: isAnswer(heard) ? heard.intent : null, late: false };
  const asked = at !== null && stepAt(inside, at)?.type === 'word';
  if (!asked && !turn.ourWords) countWrong(turn, inside);
  resume(turn, inside, plain);
  if (asked && turn.session.door?.is === 'shut') toDecoy(turn, inside);
}

function isAnswer({ intent }: HeardMessage): boolean {
  return intent === 'yes' || intent === 'no' || intent === 'skip';
}

/** Whatever is written freely may be a try. */
function countWrong(turn: Turn, { now }: World): void {
  const { codeWord } = turn.session;
  if (codeWord) turn.session = { ...turn.session, codeWord: afterWrong(codeWord, now) };
}

/** Another word came: what was queued before is void. */
function toDecoy(turn: Turn, { now }: World): void {
  turn.session = { ...turn.session, epoch: turn.session.epoch + 1, door: { is: 'decoy', at: now } };
  turn.events.push('code_word_failed');
}
