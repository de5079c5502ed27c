// Which flows run in which language: those that must run everywhere, and those that wait for their translation.

import type { Content, Flow, Language } from './content.js';
import type { AskOption, AskStep, Step } from './flow-steps.js';
import { answersOf, targetsOf, textKeysOf } from './steps.js';

type Offered = ReadonlySet<string>;

const caches = new WeakMap<Content, Map<Language, Offered>>();

/** Whether a flow runs in a language: `offered: where_translated` needs all texts of the flow and of what it cannot do without. */
export function isOffered(content: Content, flow: string, language: Language): boolean {
  return offeredIn(content, language).has(flow);
}

/** Whether an answer is shown: one that leads to a flow which is not offered in the language is not. */
export function isShown(content: Content, step: AskStep, option: AskOption, language: Language): boolean {
  const flow = flowsOfSteps(content).get(step);
  return flow === undefined || leadsToOffered(flow, option, offeredIn(content, language));
}

/** Message keys that a flow needs in a language: those of answers that are not shown are not among them. */
export function neededKeys(content: Content, flow: Flow, language: Language): readonly string[] {
  return keysOf(flow, offeredIn(content, language));
}

/** Calls of a flow that lead to one which is not offered in the language, and that nothing keeps a talk from. */
export function brokenCalls(content: Content, flow: Flow, language: Language): readonly Step[] {
  return callsWithout(flow, offeredIn(content, language));
}

/** Texts of a flow that a language does not have, by their keys. */
export function missingKeys(content: Content, flow: Flow, language: Language): readonly string[] {
  return keysOf(flow, null).filter((key) => !hasWords(content, language, key));
}

function offeredIn(content: Content, language: Language): Offered {
  const cache = caches.get(content) ?? new Map<Language, Offered>();
  caches.set(content, cache);
  const known = cache.get(language);
  if (known) return known;
  const made = makeOffered(content, language);
  cache.set(language, made);
  return made;
}

/** Begins with all flows and takes away until nothing more falls: a flow falls with what it calls. */
function makeOffered(content: Content, language: Language): Offered {
  const offered = new Set(Object.keys(content.flows));
  const waiting = Object.values(content.flows).filter((flow) => flow.offered === 'where_translated');
  for (let before = -1; before !== offered.size; ) {
    before = offered.size;
    for (const flow of waiting) if (!isComplete(content, flow, language, offered)) offered.delete(flow.id);
  }
  return offered;
}

function isComplete(content: Content, flow: Flow, language: Language, offered: Offered): boolean {
  return (
    keysOf(flow, offered).every((key) => hasWords(content, language, key)) &&
    callsWithout(flow, offered).length === 0 &&
    Object.values(flow.steps).every((step) => !isEmptied(flow, step, offered))
  );
}

/** A question that has lost all its answers asks nothing any more. */
function isEmptied(flow: Flow, step: Step, offered: Offered): boolean {
  if (step.type !== 'ask' || step.options.length === 0) return false;
  return step.options.every((option) => !leadsToOffered(flow, option, offered));
}

function keysOf(flow: Flow, offered: Offered | null): readonly string[] {
  return Object.values(flow.steps).flatMap((step) => {
    if (step.type !== 'ask' || offered === null) return textKeysOf(step);
    const shown = answersOf(step).filter((option) => leadsToOffered(flow, option, offered));
    return textKeysOf({ ...step, options: shown, hears: [] });
  });
}

function leadsToOffered(flow: Flow, option: AskOption, offered: Offered): boolean {
  const to = flow.steps[option.to];
  return to?.type !== 'call' || offered.has(to.flow);
}

/** An answer that is not shown and a branch on `offered:` keep a talk away; any other way leads there. */
function callsWithout(flow: Flow, offered: Offered): readonly Step[] {
  const reached = new Set([flow.start, flow.home, ...Object.values(flow.steps).flatMap(unguarded)]);
  return Object.values(flow.steps).filter(
    (step) => step.type === 'call' && reached.has(step.id) && !offered.has(step.flow),
  );
}

function unguarded(step: Step): readonly string[] {
  if (step.type === 'ask') return [step.skipTo, ...(step.to === undefined ? [] : [step.to])];
  if (step.type === 'branch' && step.on.startsWith('offered:')) return [step.otherwise];
  return targetsOf(step);
}

function hasWords(content: Content, language: Language, key: string): boolean {
  return (content.locales[language]?.[key] ?? '').trim() !== '';
}

const stepCaches = new WeakMap<Content, ReadonlyMap<Step, Flow>>();

function flowsOfSteps(content: Content): ReadonlyMap<Step, Flow> {
  let flows = stepCaches.get(content);
  if (!flows) {
    const all = Object.values(content.flows);
    flows = new Map(all.flatMap((flow) => Object.values(flow.steps).map((step): [Step, Flow] => [step, flow])));
    stepCaches.set(content, flows);
  }
  return flows;
}
