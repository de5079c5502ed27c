// What can be read off a step without running it.

import type { Step } from './content.js';

/** Message keys that a step uses. */
export function textKeysOf(step: Step): readonly string[] {
  switch (step.type) {
    case 'say':
    case 'end':
      return step.texts;
    case 'ask':
      return [...(step.lead ?? []), step.text, ...step.options.map((option) => option.label)];
    case 'wait':
      return [step.text];
    case 'person':
      return [step.onDuty, step.otherLanguage, step.nobody];
    default:
      return [];
  }
}

/** Steps of the same flow that a step may lead to. */
export function targetsOf(step: Step): readonly string[] {
  switch (step.type) {
    case 'ask':
      return [...step.options.map((option) => option.to), step.skipTo, ...(step.to === undefined ? [] : [step.to])];
    case 'branch':
      return [...step.cases.map((one) => one.to), step.otherwise];
    case 'contacts':
      return [step.to, step.none];
    case 'end':
      return [];
    default:
      return [step.to];
  }
}
