// Gives what a witness told to the staff, under a code.

import type { ReportStep } from '../../../domain/content.js';
import { reportCode } from '../../../domain/report-code.js';
import type { Effect, StepType } from './step-type.js';

/** The code is kept in the session, which is sealed, and said once. A further report of the talk gets a code of its own. */
export const report: StepType<ReportStep> = {
  enter({ step }, session, world) {
    const code = reportCode(world.freshId);
    const says = step.texts.map((key): Effect => ({ type: 'say', key, values: { code } }));
    return {
      kind: 'go',
      to: step.to,
      session: { ...session, report: { code, since: world.now } },
      effects: [{ type: 'event', name: 'report_made' }, { type: 'help', reason: 'report' }, ...says],
    };
  },
};
