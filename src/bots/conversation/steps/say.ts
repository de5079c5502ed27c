// Says something and goes on.

import type { SayStep } from '../../../domain/flow-steps.js';
import type { Effect, StepType } from './step-type.js';

/** One bubble for each text, then the next step. A picture goes with the last one, when nobody else sees the phone: it stays there. */
export const say: StepType<SayStep> = {
  enter({ step }, session) {
    const { picture } = step;
    const drawn = picture !== undefined && session.phone === 'safe' ? { picture } : {};
    const last = step.texts.length - 1;
    const effects = step.texts.map((key, n): Effect => ({ type: 'say', key, ...(n === last && drawn) }));
    return { kind: 'go', to: step.to, session, effects };
  },
};
