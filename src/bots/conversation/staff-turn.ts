// What counsellors and the system do to a talk.

import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { isShut, type Session } from '../../domain/session.js';
import { close } from './commands.js';
import type { Heard, World } from './heard.js';
import { apply, goHome, openHelp, type Turn } from './turn.js';

type StaffAct = Extract<Heard, { kind: 'staff' }>;
type SystemAct = Extract<Heard, { kind: 'system' }>;

/** An act of a counsellor. On a closed talk nothing happens. */
export function hearStaff(turn: Turn, world: World, heard: StaffAct): void {
  if (turn.session.status === 'closed') return;
  switch (heard.act) {
    case 'take_over':
      // Whoever writes has not given the code word: a bot that fell silent would tell.
      if (isShut(turn.session)) return;
      turn.session = { ...turn.session, status: 'with_person', holder: heard.staff, at: null, stack: [], reasks: 0 };
      turn.events.push('taken_over');
      return;
    case 'message':
      message(turn, heard);
      return;
    case 'hand_back':
      handBack(turn, world);
      return;
    case 'clear_word':
      clearWord(turn);
      return;
    case 'close_help':
      turn.session = { ...turn.session, help: null };
      turn.events.push('help_closed');
      // A closed request frees the counsellor, so the bot must answer again: nobody may write into silence.
      handBack(turn, world);
      return;
  }
}

/** Staff decided that whoever writes is the person: nothing is said now, and the next message goes on from home. */
function clearWord(turn: Turn): void {
  if (turn.session.codeWord === null && !isShut(turn.session)) return;
  const { door: _door, newWord: _new, ...session } = turn.session;
  const shut = isShut(turn.session);
  turn.session = { ...session, codeWord: null, ...(shut && { at: null, stack: [], reasks: 0 }) };
  turn.events.push('code_word_cleared');
}

function message(turn: Turn, heard: StaffAct): void {
  turn.events.push('staff_message');
  turn.replies.push({
    from: 'person',
    name: firstName(heard.staff.name),
    text: heard.text ?? '',
    language: turn.session.language,
  });
}

function handBack(turn: Turn, world: World): void {
  if (turn.session.status !== 'with_person') return;
  turn.session = { ...turn.session, status: 'open', holder: null };
  turn.events.push('handed_back');
  apply(turn, world, [{ type: 'say', key: ENGINE_KEYS.back }]);
  goHome(turn, world);
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}

/** Silence closes without a word; a counsellor who is gone gives the talk back to the bot; leaving on the web closes and voids what is queued. */
export function hearSystem(turn: Turn, world: World, heard: SystemAct): void {
  if (turn.session.status === 'closed') {
    if (heard.act === 'exit' && heard.forget) forgetClosed(turn);
    return;
  }
  if (heard.act === 'holder_gone') {
    holderGone(turn, world, heard.holderId);
    return;
  }
  if (heard.act === 'silence') {
    const closed: Partial<Session> = { status: 'closed', closedBy: 'silence', at: null, stack: [], holder: null };
    turn.session = { ...turn.session, ...closed };
    turn.events.push('closed_by_silence');
    return;
  }
  close(turn, world, heard.forget ? 'delete' : 'exit', null);
}

/** The bot answers again, and a person is still owed. A colleague who took over at the same moment keeps the talk. */
function holderGone(turn: Turn, world: World, holderId: string): void {
  if (turn.session.holder?.id !== holderId) return;
  turn.events.push('holder_gone');
  if (turn.session.help === null) openHelp(turn, world, 'hand_off');
  handBack(turn, world);
}

/** A talk that is over can still be asked to be erased. */
function forgetClosed(turn: Turn): void {
  if (turn.session.closedBy === 'delete') return;
  turn.events.push('delete');
  if (turn.session.help) turn.help = 'deletion';
  turn.session = { ...turn.session, epoch: turn.session.epoch + 1, closedBy: 'delete', consent: null };
}
