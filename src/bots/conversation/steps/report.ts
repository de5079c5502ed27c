// Gives what a witness told to the staff, under a code.

import type { ReportStep } from '../../../domain/flow-steps.js';
import { reportCode } from '../../../domain/report-code.js';
import type { Effect, StepType } from './step-type.js';

/** The code is kept in the session, which is sealed, and said once. A further report of the talk gets a code of its own. */
export const report: StepType<ReportStep> = {
  enter({ step }, session, world) {
    const kept = step.keep === true ? session.report : undefined;
    const code = kept?.code ?? reportCode(world.freshId);
    const says = step.texts.map((key): Effect => ({ type: 'say', key, values: { code } }));
    return {
      kind: 'go',
      to: step.to,
      session: kept === undefined ? { ...session, report: { code, since: world.now } } : session,
      effects: [
        ...(kept === undefined ? [{ type: 'event', name: 'report_made' } as const] : []),
        { type: 'help', reason: 'report' },
        ...says,
      ],
    };
  },
};
