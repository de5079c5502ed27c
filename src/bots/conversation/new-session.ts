// A talk that begins.

import { isShut, isTraceless, SESSION_VERSION, type Session } from '../../domain/session.js';
import { doorLanguage } from './door.js';
import type { HeardMessage, World } from './heard.js';
import { firstLanguage, speaks } from './languages.js';

/** An empty session in a language. */
export function emptySession(
  epoch: number,
  language: Pick<Session, 'language' | 'languageHow'>,
  consent: Session['consent'] = null,
): Session {
  return {
    v: SESSION_VERSION,
    epoch,
    status: 'open',
    closedBy: null,
    ...language,
    at: null,
    stack: [],
    reasks: 0,
    answers: {},
    phone: 'unknown',
    country: null,
    danger: false,
    help: null,
    holder: null,
    consent,
    codeWord: null,
    risk: 0,
    labels: [],
    lastInboundAt: null,
  };
}

/**
 * The session of a new talk. The epoch goes on, so that what the old talk left queued stays void. After a traceless end not
 * even the language of the old talk shows in the new one.
 */
export function newSession(old: Session | null, heard: HeardMessage, world: World): Session {
  return {
    ...begun(old, heard, world),
    ...(old?.codeTries && { codeTries: old.codeTries }),
    ...(old?.leftTold !== undefined && { leftTold: old.leftTold }),
    ...(old?.panicWord && { panicWord: old.panicWord }),
  };
}

function begun(old: Session | null, heard: HeardMessage, world: World): Session {
  if (old && (old.codeWord || isShut(old))) return behindDoor(old, heard, world);
  const first = firstLanguage(heard, world);
  if (!old || isTraceless(old)) return emptySession(old?.epoch ?? 0, first);
  const keeps = old.languageHow === 'said' && speaks(old.language, world);
  const language = keeps ? { language: old.language, languageHow: old.languageHow } : first;
  return emptySession(old.epoch, language, old.consent);
}

/**
 * Whoever chose a code word is asked for it, however the talk before ended, deletion included: whoever deleted may not have been the
 * person. What is destroyed after the cooling-off takes the word with it.
 */
function behindDoor({ codeWord, consent, epoch }: Session, heard: HeardMessage, world: World): Session {
  const door = { is: 'shut', at: world.now } as const;
  return { ...emptySession(epoch, doorLanguage(heard, world), consent), codeWord, door };
}
