// The conversation engine: (session, what was heard, the world) → (session, replies, events). Nothing else goes in or out.

import { type Assessment, LABEL_HOLDS } from '../../domain/assessment.js';
import type { Language } from '../../domain/content.js';
import type { Reply } from '../../domain/message.js';
import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { isShut, isTraceless, type Session } from '../../domain/session.js';
import { isAboutOthers } from '../../domain/steps.js';
import { commandIn, isAnswerAt, runCommand } from './commands.js';
import { behind, hearAtDoor, isShutAgain, shutAgain } from './door.js';
import type { Heard, HeardMessage, Outcome, World } from './heard.js';
import { detectedLanguage, speaks } from './languages.js';
import { emptySession, newSession } from './new-session.js';
import { asPanic } from './panic-word.js';
import { hearReportBack } from './report-back.js';
import { messageRisk, needOf, withAssessment } from './risk.js';
import { hearStaff, hearSystem } from './staff-turn.js';
import { hearThanks, thanksAfterEnd } from './thanks.js';
import { beginTurn, goHome, openHelp, outcomeOf, resume, runFlow, say, stepAt, type Turn } from './turn.js';
import { hearUnread, hidesMore } from './unread.js';
import { hearWithPerson } from './with-person.js';

/**
 * One turn. A null or closed session starts a new talk when a message comes. Every message gets at least one reply
 * unless a person has the chat. Never throws on what a person wrote.
 */
export function step(session: Session | null, heard: Heard, world: World): Outcome {
  if (heard.kind === 'message') return hearMessage(session, asPanic(heard), world);
  const turn = beginTurn(session ?? emptySession(0, { language: world.defaultLanguage, languageHow: 'default' }));
  if (heard.kind === 'staff') hearStaff(turn, world, heard);
  else hearSystem(turn, world, heard);
  return outcomeOf(turn);
}

/** What a page shows before anything was written: the first words of a new talk in a language that the bot speaks. */
export function opening(language: Language, world: World): readonly Reply[] {
  const spoken = speaks(language, world) ? language : world.defaultLanguage;
  const turn = beginTurn(emptySession(0, { language: spoken, languageHow: 'hint' }));
  runFlow(turn, world, world.flow, null);
  return turn.replies;
}

/** A fresh session, marked with the content that it begins on. */
function begun(session: Session | null, heard: HeardMessage, world: World): Session {
  return { ...newSession(session, heard, world), content: world.content.version };
}

function hearMessage(session: Session | null, heard: HeardMessage, world: World): Outcome {
  const goodbye = thanksAfterEnd(session, heard, world);
  if (goodbye !== null) return goodbye;
  const begins = session === null || session.status === 'closed';
  const again = !begins && isShutAgain(session, world);
  const before = begins ? begun(session, heard, world) : again ? shutAgain(session, world.now) : session;
  const turn = beginTurn({ ...before, lastInboundAt: world.now });
  if (begins) turn.events.push('started');
  // A word of the person's own: staff do not read it.
  if (heard.panic) turn.events.push('code_word');
  if (isShut(turn.session)) {
    hearAtDoor(turn, world, heard, begins || again);
    neverSilent(turn, behind(world));
    return outcomeOf(turn);
  }
  if (!begins) adoptLanguage(turn, heard, world);
  const offer = understand(turn, heard, world, begins);
  if (turn.session.status === 'with_person') hearWithPerson(turn, world, heard);
  else if (begins) beginTalk(turn, heard, world, session !== null && isTraceless(session));
  else goOn(turn, heard, world, offer);
  neverSilent(turn, world);
  if (turn.session.content !== world.content.version)
    turn.session = { ...turn.session, content: world.content.version };
  return outcomeOf(turn);
}

/** A way that ends without a word: the talk goes on from home where a person is still owed, else it says goodbye. */
function neverSilent(turn: Turn, world: World): void {
  if (turn.replies.length > 0) return;
  if (turn.session.status === 'open') goHome(turn, world);
  else if (turn.session.closedBy === 'end') say(turn, world, ENGINE_KEYS.exit);
}

/**
 * A new talk: its opening is said, unless the page showed it already and this message answers it, or it is a command. After panic, leaving or
 * deletion whoever asks "who is this?" may be somebody else: the opening says enough.
 */
function beginTalk(turn: Turn, heard: HeardMessage, world: World, afterTraceless: boolean): void {
  const opened = beginTurn(turn.session);
  runFlow(opened, world, world.flow, null);
  const command = commandIn(heard, turn.session, world);
  turn.session = opened.session;
  turn.help = opened.help ?? turn.help;
  if (command && !(command === 'help' && afterTraceless)) {
    runCommand(turn, world, command, heard);
    return;
  }
  if (heard.report?.kind === 'found') {
    turn.session = opened.session;
    if (hearReportBack(turn, world, heard)) return;
  }
  if (!world.messenger && isAnswerAt(opened.session, heard, world)) {
    resume(turn, world, heard);
    return;
  }
  if (heard.attachment) say(turn, world, ENGINE_KEYS.onlyWords);
  turn.replies.push(...opened.replies);
  turn.events.push(...opened.events);
}

function goOn(turn: Turn, heard: HeardMessage, world: World, offer: boolean): void {
  const command = commandIn(heard, turn.session, world);
  if (command) {
    runCommand(turn, world, command, heard);
    return;
  }
  if (offer) say(turn, world, ENGINE_KEYS.offerPerson);
  if (heard.late) {
    say(turn, world, ENGINE_KEYS.late);
    return;
  }
  if (hearReportBack(turn, world, heard) || hearThanks(turn, world, heard)) return;
  if (!hearUnread(turn, world, heard)) resume(turn, world, heard);
}

/** Until the person says which language they want, a first longer text of their own decides. */
function adoptLanguage(turn: Turn, heard: HeardMessage, world: World): void {
  if (turn.session.languageHow !== 'default' || passesOn(turn.session, heard, world)) return;
  const language = detectedLanguage(heard, world);
  if (!language || language === turn.session.language) return;
  turn.session = { ...turn.session, language, languageHow: 'detected' };
  turn.events.push('language_changed');
}

/**
 * Takes in what the readers say: risk and labels rise, whoever needs a person gets one, and a text that nobody could
 * assess is looked at by a person. True when a person should be offered in the replies.
 */
function understand(turn: Turn, heard: HeardMessage, world: World, begins: boolean): boolean {
  const { understanding } = heard;
  const looksAlready = turn.session.status === 'with_person';
  if (understanding.kind === 'unassessed') {
    if (!looksAlready) openHelp(turn, world, 'unassessed');
    return false;
  }
  if (hidesMore(heard) && !looksAlready) openHelp(turn, world, 'unassessed');
  const { assessment } = understanding;
  const passed = passesOn(turn.session, heard, world);
  const ours = isOurWording(turn.session, heard, world, begins);
  // Neither is the second reader asked about: what it finds would be laid at the sender's door.
  turn.ourWords = ours || passed;
  if (showsSomething(assessment) && ours) return false;
  // An offer or advert that is passed on is judged as what it is, never as its sender.
  if (!passed) {
    turn.session = withAssessment(turn.session, assessment);
    if (assessment.flagged) turn.events.push('flagged');
  }
  if (!assessment.needsPerson || looksAlready) return false;
  const offered = turn.session.help !== null && turn.session.help.quiet !== true;
  openHelp(turn, world, needOf(assessment));
  if (turn.session.help?.quiet) turn.session = { ...turn.session, help: spoken(turn.session.help) };
  return !offered;
}

/** A request that the person hears of now. */
function spoken({ since, reason }: NonNullable<Session['help']>): Session['help'] {
  return { since, reason };
}

function showsSomething(assessment: Assessment): boolean {
  return assessment.needsPerson || assessment.flagged || messageRisk(assessment) >= LABEL_HOLDS;
}

/** An answer that we offer, or a command: words that we put there are no sign of anything but what they say. */
function isOurWording(session: Session, heard: HeardMessage, world: World, begins: boolean): boolean {
  if (heard.intent === 'danger') return false;
  if (heard.intent !== null) return true;
  if (session.status === 'with_person') return false;
  if (!begins) return isAnswerAt(session, heard, world);
  if (world.messenger) return false;
  const opened = beginTurn(session);
  runFlow(opened, world, world.flow, null);
  return isAnswerAt(opened.session, heard, world);
}

/** Words that the waiting question asks for and that are about others. */
function passesOn({ status, at }: Session, heard: HeardMessage, world: World): boolean {
  if (status !== 'open' || at === null || heard.intent !== null) return false;
  const step = stepAt(world, at);
  return step !== undefined && isAboutOthers(step);
}
