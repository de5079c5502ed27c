// Where each text is shown, for those who write it in another language.

import type { Content } from '../domain/content.js';
import type { Step } from '../domain/flow-steps.js';
import { COMMAND_FLOWS, CONTACT_KEYS, DOOR_FLOW, DOOR_NUMBER_FLOW, ENGINE_KEYS } from '../domain/needed-content.js';
import { targetsOf, textKeysOf } from '../domain/steps.js';

/** What a translator must know of one text. */
export interface TextPlace {
  /** `flow/step`, each once, in the order of the flows. */
  readonly steps: readonly string[];
  /** File and line of those steps. */
  readonly references: readonly string[];
  /** It stands on a button somewhere. */
  readonly answer: boolean;
  /** It may come before the phone is said to be safe: on a lock screen anybody reads it (help-safety rule 2). */
  readonly neutral: boolean;
}

const NOWHERE: TextPlace = { steps: [], references: [], answer: false, neutral: false };

/** Places by message key; keys that nothing shows have an empty one. */
export function textPlaces(content: Content): (key: string) => TextPlace {
  const unsafe = beforeSafe(content);
  const places = new Map<string, TextPlace>();
  for (const flow of Object.values(content.flows)) {
    for (const step of Object.values(flow.steps)) {
      const at = `${flow.id}/${step.id}`;
      const answers = new Set(step.type === 'ask' ? step.options.map((option) => option.label) : []);
      for (const key of new Set(textKeysOf(step))) {
        const before = places.get(key) ?? NOWHERE;
        places.set(key, {
          steps: [...before.steps, at],
          references: [...before.references, `${flow.file}:${flow.lines[step.id] ?? 1}`],
          answer: before.answer || answers.has(key),
          neutral: before.neutral || unsafe.has(at),
        });
      }
    }
  }
  const always = new Set<string>([...Object.values(ENGINE_KEYS), ...Object.values(CONTACT_KEYS)]);
  return (key) => {
    const place = places.get(key) ?? NOWHERE;
    const open = place.neutral || always.has(key) || /^(chat|contact)\./.test(key);
    return open === place.neutral ? place : { ...place, neutral: open };
  };
}

/** Steps that a talk may stand at while nobody has said that the phone is safe. Rather one too many than one too few. */
function beforeSafe(content: Content): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = startsOf(content);
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const [flow = '', id = ''] = at.split('/');
    const step = content.flows[flow]?.steps[id];
    if (!step || reached.has(at)) continue;
    reached.add(at);
    if (step.type === 'call') queue.push(`${step.flow}/${content.flows[step.flow]?.start}`);
    queue.push(...unsafeTargets(step).map((to) => `${flow}/${to}`));
  }
  return reached;
}

/** Flows that a talk may begin with, and those that a word runs at any point. */
function startsOf(content: Content): string[] {
  const flows = Object.values(content.flows);
  const called = new Set(
    flows.flatMap((flow) => Object.values(flow.steps).flatMap((step) => (step.type === 'call' ? [step.flow] : []))),
  );
  const byWord = new Set<string>([...Object.values(COMMAND_FLOWS), DOOR_FLOW, DOOR_NUMBER_FLOW]);
  return flows
    .filter((flow) => flow.entry === true || byWord.has(flow.id) || !called.has(flow.id))
    .flatMap((flow) => [`${flow.id}/${flow.start}`, `${flow.id}/${flow.home}`]);
}

function unsafeTargets(step: Step): readonly string[] {
  if (step.type === 'set' && step.fact === 'phone' && step.value === 'safe') return [];
  if (step.type !== 'branch' || step.on !== 'phone') return targetsOf(step);
  const cases = step.cases.filter((one) => one.is !== 'safe');
  const covered = ['unknown', 'watched'].every((value) => cases.some((one) => one.is === value));
  return [...cases.map((one) => one.to), ...(covered ? [] : [step.otherwise])];
}
