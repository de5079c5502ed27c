// Ends a flow.

import type { EndStep } from '../../../domain/flow-steps.js';
import type { StepType } from './step-type.js';

/** Says its last words; the engine returns to the caller or closes the talk. */
export const end: StepType<EndStep> = {
  enter({ step }, session) {
    return { kind: 'end', session, effects: step.texts.map((key) => ({ type: 'say', key })) };
  },
};
