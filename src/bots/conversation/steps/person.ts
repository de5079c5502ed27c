// Asks for a person and says whether anybody is there.

import type { PersonStep } from '../../../domain/flow-steps.js';
import { factValue } from './branch.js';
import type { StepType } from './step-type.js';

/** Opens a help request (or raises the open one) and tells the truth about who is on duty. Help-safety rule 10. */
export const person: StepType<PersonStep> = {
  enter({ step }, session, world) {
    const duty = factValue('duty', session, world);
    const key = duty === 'yes' ? step.onDuty : duty === 'nobody' ? step.nobody : step.otherLanguage;
    return {
      kind: 'go',
      to: step.to,
      session,
      effects: [
        { type: 'help', reason: step.reason },
        { type: 'say', key },
      ],
    };
  },
};
