// What can be read off a step without running it.

import type { CodeStep, WordStep } from './code-steps.js';
import type { AskStep, AssessStep, HeardOption, OfferPoint, Step, WaitStep } from './flow-steps.js';

/** Message keys that a step uses. */
export function textKeysOf(step: Step): readonly string[] {
  switch (step.type) {
    case 'say':
      return step.picture === undefined ? step.texts : [...step.texts, step.picture];
    case 'report':
    case 'end':
      return step.texts;
    case 'ask':
      return [...(step.lead ?? []), step.text, ...answersOf(step).map((option) => option.label)];
    case 'assess':
      return [step.text, step.short, step.intro, ...pointsOf(step).flatMap(({ text, verify }) => [text, verify])];
    case 'code':
      return [step.text, ...Object.values(step.states)];
    case 'wait':
    case 'word':
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
      return [...answersOf(step).map((option) => option.to), step.skipTo, ...(step.to === undefined ? [] : [step.to])];
    case 'assess':
      return [step.found, step.unsure, step.unread, step.skipTo];
    case 'word':
    case 'code':
      return [step.to, step.other, step.skipTo];
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

/** Answers that a question understands: those that it shows, then those of earlier questions. */
export function answersOf({ options, hears = [] }: AskStep): readonly HeardOption[] {
  return [...options, ...hears];
}

/** Whether a talk can stand at the step, for the person to write. */
export function waits(step: Step): step is AskStep | AssessStep | CodeStep | WaitStep | WordStep {
  return asks(step) || step.type === 'wait';
}

/** Whether the step asks something that can be skipped. */
export function asks(step: Step): step is AskStep | AssessStep | CodeStep | WordStep {
  return step.type === 'ask' || step.type === 'assess' || step.type === 'word' || step.type === 'code';
}

/** Whether what is written at the step is about others, and says nothing of whoever writes. */
export function isAboutOthers(step: Step): boolean {
  return step.type === 'assess' || (step.type === 'ask' && step.about === 'others');
}

function pointsOf({ labels, signs }: AssessStep): OfferPoint[] {
  return [...Object.values(labels), ...Object.values(signs)];
}
