// Asks for the code of a report and says where the report stands, in words that tell nothing of it.

import type { CodeStep } from '../../../domain/code-steps.js';
import { ENGINE_KEYS } from '../../../domain/needed-content.js';
import type { HeardMessage, World } from '../heard.js';
import { afterWrongCode, mayTryCode } from '../report-tries.js';
import { render } from '../texts.js';
import { isSkipped } from './assess.js';
import type { StepType } from './step-type.js';

/** An unknown code, a wrong one and one too many get the same answer. From here on the talk belongs to the report. */
export const code: StepType<CodeStep> = {
  enter({ flow, step }, session, world) {
    const skip = render(world.content, session.language, ENGINE_KEYS.skip);
    return {
      kind: 'wait',
      session: { ...session, at: { flow, step: step.id }, reasks: 0 },
      effects: [{ type: 'say', key: step.text, options: [skip] }],
    };
  },

  resume({ step }, session, heard: HeardMessage, { now }: World) {
    if (isSkipped(heard)) return { kind: 'go', to: step.skipTo, session, effects: [] };
    const { report } = heard;
    if (report?.kind !== 'found' || !mayTryCode(session, now)) {
      return { kind: 'go', to: step.other, session: afterWrongCode(session, now), effects: [] };
    }
    return {
      kind: 'go',
      to: step.to,
      session: { ...session, report: { code: report.code, since: now } },
      effects: [
        { type: 'event', name: 'report_found' },
        { type: 'say', key: step.states[report.state] },
      ],
    };
  },
};
