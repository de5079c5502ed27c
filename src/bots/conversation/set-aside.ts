// What is said when a message could not be processed after several tries: a person is asked to look.

import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { isShut, type Session } from '../../domain/session.js';
import type { Outcome, World } from './heard.js';
import { emptySession } from './new-session.js';
import { apply, beginTurn, openHelp, outcomeOf } from './turn.js';

/** The outcome of a message that was set aside. It depends on nothing that the message, or its talk, may have broken. */
export function setAside(session: Session | null, world: World): Outcome {
  const before = session === null || session.status === 'closed' ? freshTalk(session, world) : session;
  const turn = beginTurn({ ...before, lastInboundAt: world.now });
  turn.events.push('set_aside');
  openHelp(turn, world, 'not_processed');
  // Behind a code word nobody may learn that a person looks.
  const key = isShut(turn.session) ? ENGINE_KEYS.reask : ENGINE_KEYS.handedOver;
  if (turn.session.status !== 'with_person') apply(turn, world, [{ type: 'say', key }]);
  return outcomeOf(turn);
}

function freshTalk(old: Session | null, { defaultLanguage, now }: World): Session {
  const fresh: Session = {
    ...emptySession(old?.epoch ?? 0, { language: defaultLanguage, languageHow: 'default' }),
    ...(old?.panicWord && { panicWord: old.panicWord }),
  };
  if (!old || (old.codeWord === null && !isShut(old))) return fresh;
  return { ...fresh, codeWord: old.codeWord, door: { is: 'shut', at: now } };
}
