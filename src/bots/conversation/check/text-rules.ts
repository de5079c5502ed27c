// What every text must keep to, whoever reads it and when.

import { INTENTS, type Intent } from '../../../domain/assessment.js';
import type { Content, Flow, Language } from '../../../domain/content.js';
import { type Finding, inLocale } from '../../../domain/finding.js';
import type { AskStep } from '../../../domain/flow-steps.js';
import { foldWords } from '../../../domain/fold.js';
import { CARRIER_WORDS, ENGINE_KEYS } from '../../../domain/needed-content.js';
import { isOffered } from '../../../domain/offered.js';
import { CODE_LENGTH, CODE_SIGNS } from '../../../domain/report-code.js';
import { answersOf, textKeysOf } from '../../../domain/steps.js';
import { MAX_ANSWER_LENGTH, MAX_SENTENCES, MAX_TEXT_LENGTH } from '../../../domain/text-limits.js';
import { shownAnswers } from '../answers.js';
import { render } from '../texts.js';
import { phraseIn, tellingWord } from './wording.js';

/** What stands in the texts of a report. */
const FILLED = { code: CODE_SIGNS.slice(0, CODE_LENGTH) };

/** How commands are recognised; comes in from outside, since the engine knows no language processing. */
export type MatchIntent = (text: string, languages: readonly Language[]) => Intent | null;

/** Rules that need no talk to be played: length, sentences, questions, promises, telling words, answers, commands. */
export function textRuleFindings(content: Content, matchIntent: MatchIntent): Finding[] {
  return Object.keys(content.languages).flatMap((language) => [
    ...bubbleFindings(content, language),
    ...answerFindings(content, language, matchIntent),
    ...alwaysNeutralFindings(content, language),
    ...isolateFindings(content, language),
    ...commandFindings(content, language, matchIntent),
  ]);
}

/** Sentences of a text, by their end signs. */
export function sentencesIn(text: string): number {
  return text.split(/[.!?…؟۔।]+["»”]?(?=\s|$)|[။。！？]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}

/** Question marks of any script. */
export function questionsIn(text: string): number {
  return text.match(/[?？؟]/gu)?.length ?? 0;
}

function bubbleFindings(content: Content, language: Language): Finding[] {
  const answers = new Set(asksIn(content).flatMap(({ step }) => answersOf(step).map((option) => option.label)));
  const keys = new Set(Object.values(content.flows).flatMap((flow) => Object.values(flow.steps).flatMap(textKeysOf)));
  const said = [...keys, ...Object.values(ENGINE_KEYS)].filter((key) => !answers.has(key));
  return said.flatMap((key) => {
    const text = render(content, language, key, FILLED);
    const found = (rule: string, why: string) => inLocale(content, language, key, rule, why);
    const { forbidden = [] } = content.wording[language] ?? {};
    const phrase = phraseIn(text, forbidden);
    return [
      ...(text.length > MAX_TEXT_LENGTH
        ? [found('long-text', `${text.length} characters, at most ${MAX_TEXT_LENGTH}`)]
        : []),
      ...(sentencesIn(text) > MAX_SENTENCES ? [found('many-sentences', `more than ${MAX_SENTENCES} sentences`)] : []),
      ...(questionsIn(text) > 1 ? [found('many-questions', 'more than one question')] : []),
      ...(phrase ? [found('promise', `says "${phrase}": no promise, no blame`)] : []),
    ];
  });
}

function answerFindings(content: Content, language: Language, matchIntent: MatchIntent): Finding[] {
  const offered = asksIn(content).filter(({ flow }) => isOffered(content, flow.id, language));
  return offered.flatMap(({ flow, step }) => {
    const shown = shownAnswers(step, { content, flow: flow.id }, language);
    const folded = shown.map((answer) => foldWords(answer.label));
    const found = (rule: string, why: string): Finding => ({
      file: flow.file,
      line: flow.lines[step.id] ?? 1,
      rule,
      why: `step "${step.id}" in ${language}: ${why}`,
    });
    return shown.flatMap(({ label, option }, n) => [
      ...(label.length > MAX_ANSWER_LENGTH
        ? [found('long-text', `the answer "${label}" is too long for a button`)]
        : []),
      ...(folded.indexOf(folded[n] ?? '') === n ? [] : [found('alike-answers', `two answers read "${label}"`)]),
      ...(option && isTaken(label, option.intents ?? [], matchIntent, language)
        ? [found('answer-is-command', `the answer "${label}" would be taken as a command`)]
        : []),
    ]);
  });
}

/** "Talk to a person" may be both: the command does what the answer would. Yes, no and skip are answers themselves. */
function isTaken(label: string, own: readonly string[], matchIntent: MatchIntent, language: Language): boolean {
  const intent = matchIntent(label, [language]);
  if (intent === null || intent === 'person' || intent === 'yes' || intent === 'no') return false;
  return !own.includes(intent);
}

/** The engine's own texts can come at any time, the page's first screen stands open: help-safety rules 1 and 2. */
function alwaysNeutralFindings(content: Content, language: Language): Finding[] {
  const page = Object.keys(content.locales[language] ?? {}).filter((key) => key.startsWith('chat.'));
  return [...Object.values(ENGINE_KEYS), ...page].flatMap((key) => {
    const source = content.locales[language]?.[key] ?? '';
    const word = tellingWord(content, source);
    return word ? [inLocale(content, language, key, 'not-neutral', `"${word}" gives away what this is`)] : [];
  });
}

/** Languages that are written from the right. */
const FROM_THE_RIGHT: ReadonlySet<Language> = new Set(['ar', 'fa', 'he', 'ur']);
const UNISOLATED = /(?<!\u2066)\{(?:number|address|code)\}|\{(?:number|address|code)\}(?!\u2069)/u;

/** A number, an address or a code between words from the right is shown in pieces, unless it stands between U+2066 and U+2069. */
function isolateFindings(content: Content, language: Language): Finding[] {
  if (!FROM_THE_RIGHT.has(language)) return [];
  return Object.entries(content.locales[language] ?? {}).flatMap(([key, text]) =>
    UNISOLATED.test(text)
      ? [inLocale(content, language, key, 'not-isolated', 'a number or code needs U+2066 … U+2069 around it')]
      : [],
  );
}

function commandFindings(content: Content, language: Language, matchIntent: MatchIntent): Finding[] {
  const commands = content.commands[language];
  if (!commands) return [];
  const file = `content/commands/${language}.yaml`;
  return INTENTS.flatMap((intent) =>
    commands[intent].flatMap((phrase): Finding[] => {
      if (CARRIER_WORDS.some((word) => word === foldWords(phrase))) {
        const why = `"${phrase}" is taken by phone companies as "no more messages"`;
        return [{ file, line: 1, rule: 'carrier-word', why }];
      }
      const understood = matchIntent(phrase, [language]);
      if (understood === intent) return [];
      const why = `"${phrase}" should be ${intent} and is understood as ${understood ?? 'nothing'}`;
      return [{ file, line: 1, rule: 'command-clash', why }];
    }),
  );
}

function asksIn(content: Content): { flow: Flow; step: AskStep }[] {
  return Object.values(content.flows).flatMap((flow) =>
    Object.values(flow.steps).flatMap((step) => (step.type === 'ask' ? [{ flow, step }] : [])),
  );
}
