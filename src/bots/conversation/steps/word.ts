// Asks for the code word: a new one, the same once more, or the one that holds.

import type { WordStep } from '../../../domain/code-steps.js';
import { ENGINE_KEYS } from '../../../domain/needed-content.js';
import type { Session } from '../../../domain/session.js';
import { afterRight, afterWrong, canBeWord, mayTry } from '../code-word.js';
import type { HeardMessage, World } from '../heard.js';
import { canBePanicWord } from '../panic-word.js';
import { render } from '../texts.js';
import { isSkipped } from './assess.js';
import type { Effect, StepResult, StepType } from './step-type.js';

const SAID: Effect = { type: 'event', name: 'code_word' };

/** The word itself never enters the session: the hash was made outside. Whoever skips keeps what held before. */
export const word: StepType<WordStep> = {
  enter({ flow, step }, session, world) {
    const skip = render(world.content, session.language, ENGINE_KEYS.skip);
    return {
      kind: 'wait',
      session: { ...session, at: { flow, step: step.id }, reasks: 0 },
      effects: [{ type: 'say', key: step.text, options: [skip] }],
    };
  },

  resume({ step }, session, heard, world) {
    if (isSkipped(heard)) return { kind: 'go', to: step.skipTo, session: withoutNew(session), effects: [] };
    return ACTS[step.act](step, session, heard, world);
  },
};

type Act = (step: WordStep, session: Session, heard: HeardMessage, world: World) => StepResult;

const ACTS: Readonly<Record<WordStep['act'], Act>> = {
  choose(step, session, { word: heard, text, intent }) {
    if (heard?.kind !== 'made' || !canBeWord(text, intent)) return go(step.other, withoutNew(session));
    return go(step.to, { ...session, newWord: heard.word }, SAID);
  },

  repeat(step, session, heard, { now }) {
    const { newWord } = session;
    if (newWord === undefined || !isRight(heard)) return go(step.other, withoutNew(session), SAID);
    return go(step.to, { ...withoutNew(session), codeWord: newWord, door: { is: 'open', at: now } }, SAID);
  },

  check(step, session, heard, { now }) {
    const { codeWord } = session;
    if (codeWord === null) return go(step.other, session);
    if (!isRight(heard) || !mayTry(codeWord, now)) {
      return go(step.other, { ...session, codeWord: afterWrong(codeWord, now) });
    }
    return go(step.to, { ...session, codeWord: afterRight(codeWord), door: { is: 'open', at: now } }, SAID);
  },

  choose_panic(step, session, heard, { content }) {
    const { word: made } = heard;
    if (made?.kind !== 'made_panic' || made.taken || !canBePanicWord(heard, content))
      return go(step.other, withoutNew(session));
    return go(step.to, { ...session, newPanicWord: made.word }, SAID);
  },

  repeat_panic(step, session, heard) {
    const { newPanicWord } = session;
    if (newPanicWord === undefined || !isRight(heard)) return go(step.other, withoutNew(session), SAID);
    return go(step.to, { ...withoutNew(session), panicWord: newPanicWord }, SAID);
  },
};

function isRight({ word: heard }: HeardMessage): boolean {
  return heard?.kind === 'checked' && heard.right;
}

function withoutNew({ newWord: _new, newPanicWord: _panic, ...session }: Session): Session {
  return session;
}

function go(to: string, session: Session, ...effects: readonly Effect[]): StepResult {
  return { kind: 'go', to, session, effects };
}
