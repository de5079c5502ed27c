// Runs another flow and comes back.

import type { CallStep } from '../../../domain/flow-steps.js';
import type { StepType } from './step-type.js';

/** The engine keeps the way back and guards how deep calls may go. */
export const call: StepType<CallStep> = {
  enter({ step }, session) {
    return { kind: 'call', flow: step.flow, returnTo: step.to, session, effects: [] };
  },
};
