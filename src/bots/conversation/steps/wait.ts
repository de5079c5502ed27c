// Waits for whatever the person writes next.

import type { WaitStep } from '../../../domain/flow-steps.js';
import type { StepType } from './step-type.js';

/** Says so again whenever the talk comes back to it, since every message gets an answer. Any message goes on. */
export const wait: StepType<WaitStep> = {
  enter({ flow, step }, session) {
    return {
      kind: 'wait',
      session: { ...session, at: { flow, step: step.id }, reasks: 0 },
      effects: [{ type: 'say', key: step.text }],
    };
  },
  resume({ step }, session) {
    return { kind: 'go', to: step.to, session, effects: [] };
  },
};
