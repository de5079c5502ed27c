// Notes a fact in the session.

import type { SetStep } from '../../../domain/flow-steps.js';
import type { Session } from '../../../domain/session.js';
import type { World } from '../heard.js';
import type { Effect, StepType } from './step-type.js';

const HOURS = /^(\d{1,2})-(\d{1,2})$/;

/** Says nothing. Danger asks for a person at once, before anything else is known. */
export const set: StepType<SetStep> = {
  enter({ step }, session, world) {
    const effects: Effect[] = [];
    if (step.fact === 'danger' && step.value === 'yes') {
      effects.push({ type: 'event', name: 'danger' }, { type: 'help', reason: 'danger' });
    }
    return { kind: 'go', to: step.to, session: withFact(step, session, world), effects };
  },
};

function withFact(step: SetStep, session: Session, world: World): Session {
  switch (step.fact) {
    case 'phone':
      return { ...session, phone: step.value === 'safe' ? 'safe' : step.value === 'watched' ? 'watched' : 'unknown' };
    case 'danger':
      return { ...session, danger: step.value === 'yes' };
    case 'country':
      return { ...session, country: null };
    case 'consent':
      return { ...session, consent: consentFrom(step.value, session, world) };
    case 'training':
      return withTraining(session, step.value === 'yes');
    case 'word':
      return { ...session, codeWord: null };
    case 'panic_word':
      return withoutPanicWord(session);
  }
}

/** Agreed, or as if it had never been: whatever is not a clear yes takes it back. */
function withTraining({ training: _before, ...session }: Session, agreed: boolean): Session {
  return agreed ? { ...session, training: 'agreed' } : session;
}

function withoutPanicWord({ panicWord: _before, ...session }: Session): Session {
  return session;
}

/** Safe hours are local times: without a time zone there is no consent that could be kept. */
function consentFrom(value: string, session: Session, world: World): Session['consent'] {
  const hours = HOURS.exec(value);
  const timeZone = session.country && world.content.countries[session.country.code]?.timeZone;
  if (!hours || !timeZone) return null;
  return { fromMinute: Number(hours[1]) * 60, toMinute: Number(hours[2]) * 60, timeZone };
}
