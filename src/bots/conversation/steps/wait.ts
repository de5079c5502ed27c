// Waits for whatever the person writes next.

import type { WaitStep } from '../../../domain/content.js';
import type { StepType } from './step-type.js';

/** Says nothing itself: the step before it has told what to expect. Any message goes on. */
export const wait: StepType<WaitStep> = {
  enter({ flow, step }, session) {
    return { kind: 'wait', session: { ...session, at: { flow, step: step.id }, reasks: 0 }, effects: [] };
  },
  resume({ step }, session) {
    return { kind: 'go', to: step.to, session, effects: [] };
  },
};
