// Every step type by its name.

import type { Step } from '../../../domain/flow-steps.js';
import { ask } from './ask.js';
import { assess } from './assess.js';
import { branch } from './branch.js';
import { call } from './call.js';
import { code } from './code.js';
import { contacts } from './contacts.js';
import { end } from './end.js';
import { person } from './person.js';
import { report } from './report.js';
import { say } from './say.js';
import { set } from './set.js';
import type { StepType } from './step-type.js';
import { wait } from './wait.js';
import { word } from './word.js';

/** A new step type is one file beside this one and one line here; a test fails when it has no cases. */
export const STEP_TYPES: { readonly [T in Step['type']]: StepType<Extract<Step, { type: T }>> } = {
  say,
  ask,
  assess,
  branch,
  contacts,
  person,
  wait,
  call,
  set,
  word,
  code,
  report,
  end,
};

/** The step type of a step, whatever it is. */
export function typeOf(step: Step): StepType<Step> {
  // The key and the step carry the same tag, which TypeScript cannot follow through an index.
  return STEP_TYPES[step.type] as StepType<Step>;
}
