// What must hold between the files: steps and flows that are named exist, and every language has every text.

import type { Content, Flow, Language } from '../domain/content.js';
import { EMERGENCY_SERVICES } from '../domain/content.js';
import { type Finding, inLocale } from '../domain/finding.js';
import type { Step } from '../domain/flow-steps.js';
import {
  COMMAND_FLOWS,
  CONTACT_KEYS,
  DOOR_FLOW,
  DOOR_NUMBER_FLOW,
  ENGINE_KEYS,
  REPORT_BACK,
  servesKey,
  WORD_PLACEHOLDERS,
} from '../domain/needed-content.js';
import { brokenCalls, isOffered, neededKeys } from '../domain/offered.js';
import { targetsOf, textKeysOf } from '../domain/steps.js';
import { placeholdersIn } from './placeholders.js';

/** Everything without which a talk could break off: unknown steps and flows, missing texts, lost placeholders. */
export function structureFindings(content: Content): Finding[] {
  const flows = Object.values(content.flows);
  return [
    ...neededFlows(content),
    ...flows.flatMap(targetFindings),
    ...flows.flatMap((flow) => callFindings(flow, content)),
    ...flows.flatMap((flow) => caseFindings(flow, content)),
    ...Object.keys(content.languages).flatMap((language) => offeredFindings(content, language)),
    ...textFindings(content, flows),
    ...placeholderFindings(content),
  ];
}

function neededFlows(content: Content): Finding[] {
  const missing = [...Object.values(COMMAND_FLOWS), DOOR_FLOW, DOOR_NUMBER_FLOW, REPORT_BACK].filter(
    (id) => !content.flows[id],
  );
  return missing.map((id) => ({
    file: `content/flows/${id}.yaml`,
    line: 1,
    rule: 'unknown-flow',
    why: `the flow "${id}" is missing, which every talk needs`,
  }));
}

function at(flow: Flow, step: Step, rule: string, why: string): Finding {
  return { file: flow.file, line: flow.lines[step.id] ?? 1, rule, why: `step "${step.id}": ${why}` };
}

function targetFindings(flow: Flow): Finding[] {
  const ends = [flow.start, flow.home].filter((id) => !flow.steps[id]);
  return [
    ...ends.map((id) => ({
      file: flow.file,
      line: 1,
      rule: 'unknown-step',
      why: `there is no step "${id}" to begin at`,
    })),
    ...Object.values(flow.steps).flatMap((step) =>
      targetsOf(step)
        .filter((id) => !flow.steps[id])
        .map((id) => at(flow, step, 'unknown-step', `leads to "${id}", which is no step of this flow`)),
    ),
    ...Object.values(flow.steps).flatMap((step) =>
      step.type === 'ask' && step.reads && step.to === undefined
        ? [at(flow, step, 'unknown-step', `reads ${step.reads} but does not say where that leads ("to")`)]
        : [],
    ),
    ...Object.values(flow.steps).flatMap((step) => strayAnswers(flow, step)),
  ];
}

/** Answers to an earlier question that is none, or has no such answer. */
function strayAnswers(flow: Flow, step: Step): Finding[] {
  if (step.type !== 'ask') return [];
  return (step.hears ?? []).flatMap(({ of, choice }) => {
    const asked = of === undefined ? step : flow.steps[of];
    const known = of === undefined || (asked?.type === 'ask' && asked.options.some((one) => one.choice === choice));
    return known ? [] : [at(flow, step, 'unknown-step', `hears "${choice}", which is no answer of the step "${of}"`)];
  });
}

function callFindings(flow: Flow, content: Content): Finding[] {
  return Object.values(flow.steps).flatMap((step) =>
    step.type === 'call' && !content.flows[step.flow]
      ? [at(flow, step, 'unknown-flow', `calls the flow "${step.flow}", which does not exist`)]
      : [],
  );
}

const FACT_VALUES: Readonly<Record<string, readonly string[]>> = {
  phone: ['unknown', 'safe', 'watched'],
  country: ['known', 'unknown'],
  danger: ['yes', 'no'],
  duty: ['yes', 'other_language', 'nobody'],
  help: ['open', 'none'],
  zone: ['known', 'unknown'],
  channel: ['page', 'messenger'],
  report: ['made', 'none'],
  word: ['set', 'none'],
  panic_word: ['set', 'none'],
};

function caseFindings(flow: Flow, content: Content): Finding[] {
  return Object.values(flow.steps).flatMap((step) => {
    if (step.type !== 'branch') return [];
    const values = FACT_VALUES[step.on] ?? offeredValues(step.on, content) ?? answerValues(step.on, content);
    if (!values) return [at(flow, step, 'impossible-case', `looks at ${step.on}, which is no question`)];
    return step.cases
      .filter((one) => !values.includes(one.is))
      .map((one) => at(flow, step, 'impossible-case', `${step.on} is never "${one.is}"`));
  });
}

function offeredValues(fact: string, content: Content): readonly string[] | null {
  const [kind, flow = ''] = fact.split(':');
  return kind === 'offered' && content.flows[flow] ? ['yes', 'no'] : null;
}

/** What every language offers may not lead into what one of them does not have yet. */
function offeredFindings(content: Content, language: Language): Finding[] {
  const flows = Object.values(content.flows).filter((flow) => isOffered(content, flow.id, language));
  return flows.flatMap((flow) =>
    brokenCalls(content, flow, language).flatMap((step) =>
      step.type === 'call' && content.flows[step.flow]
        ? [at(flow, step, 'not-offered', `calls the flow "${step.flow}", which is not offered in ${language}`)]
        : [],
    ),
  );
}

function answerValues(fact: string, content: Content): readonly string[] | null {
  const [flow = '', step = ''] = fact.replace(/^answer:/, '').split('/');
  const asked = content.flows[flow]?.steps[step];
  return asked?.type === 'ask' ? [...asked.options.map((option) => option.choice), 'told', 'skipped', 'none'] : null;
}

function textFindings(content: Content, flows: readonly Flow[]): Finding[] {
  const standing = standingKeys(content, flows);
  return Object.keys(content.languages).flatMap((language) => {
    const used = new Map(standing);
    for (const flow of flows) {
      if (!isOffered(content, flow.id, language)) continue;
      const needed = new Set(neededKeys(content, flow, language));
      for (const step of Object.values(flow.steps)) {
        for (const key of textKeysOf(step)) {
          if (needed.has(key) && !used.has(key))
            used.set(key, { file: flow.file, line: flow.lines[step.id] ?? 1, rule: 'missing-text' });
        }
      }
    }
    return [...used]
      .filter(([key]) => (content.locales[language]?.[key] ?? '').trim() === '')
      .map(([key, where]) => ({ ...where, why: `the text "${key}" is missing in ${language}` }));
  });
}

/** Texts that every language needs, whatever flows it offers: the engine's, and what no flow says (pages, cards). */
function standingKeys(content: Content, flows: readonly Flow[]): ReadonlyMap<string, Omit<Finding, 'why'>> {
  const [first = ''] = Object.keys(content.languages);
  const ofFlows = new Set(flows.flatMap((flow) => Object.values(flow.steps).flatMap(textKeysOf)));
  // Other words for an answer are each language's own.
  const others = Object.keys(content.localeLines[first] ?? {}).filter(
    (key) => !key.endsWith('.words') && !ofFlows.has(key),
  );
  const engine = [...Object.values(ENGINE_KEYS), ...Object.values(CONTACT_KEYS), ...EMERGENCY_SERVICES.map(servesKey)];
  return new Map(
    [...engine, ...others].map((key) => {
      const line = content.localeLines[first]?.[key] ?? 1;
      return [key, { file: `content/locales/${first}.json`, line, rule: 'missing-text' }];
    }),
  );
}

function placeholderFindings(content: Content): Finding[] {
  const [first = '', ...others] = Object.keys(content.languages);
  const reports = reportKeys(content);
  const own = Object.keys(content.locales[first] ?? {}).flatMap((key) => wordFindings(content, first, key, reports));
  const against = others.flatMap((language) =>
    Object.keys(content.locales[language] ?? {}).flatMap((key) => differs(content, first, language, key)),
  );
  return [...own, ...against];
}

/** Texts of flows are filled with the words of the commands only; those of cards and pages have values of their own. */
function wordFindings(content: Content, language: Language, key: string, reports: ReadonlySet<string>): Finding[] {
  if (/^(chat|contact|desk)\./.test(key)) return [];
  return placeholdersOf(content, language, key)
    .filter((name) => !WORD_PLACEHOLDERS.some((known) => known === name) && !(name === 'code' && reports.has(key)))
    .map((name) => inLocale(content, language, key, 'placeholders', `{${name}} is filled by nothing`));
}

function reportKeys(content: Content): ReadonlySet<string> {
  const steps = Object.values(content.flows).flatMap((flow) => Object.values(flow.steps));
  return new Set(steps.flatMap((step) => (step.type === 'report' ? step.texts : [])));
}

function differs(content: Content, first: Language, language: Language, key: string): Finding[] {
  if (content.locales[first]?.[key] === undefined) return [];
  const there = placeholdersOf(content, first, key).join(', ');
  const here = placeholdersOf(content, language, key).join(', ');
  if (there === here) return [];
  return [inLocale(content, language, key, 'placeholders', `has {${here}} where ${first} has {${there}}`)];
}

function placeholdersOf(content: Content, language: Language, key: string): string[] {
  return placeholdersIn(content.locales[language]?.[key] ?? '', language);
}
