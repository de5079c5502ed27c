// Says something and goes on.

import type { SayStep } from '../../../domain/content.js';
import type { StepType } from './step-type.js';

/** One bubble for each text, then the next step. */
export const say: StepType<SayStep> = {
  enter({ step }, session) {
    return { kind: 'go', to: step.to, session, effects: step.texts.map((key) => ({ type: 'say', key })) };
  },
};
