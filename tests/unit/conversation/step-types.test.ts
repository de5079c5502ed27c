// Every step type by itself. A type that is added without cases fails the first test.

import { BENIGN } from '../../../src/bots/conversation/benign.js';
import type { HeardMessage, World } from '../../../src/bots/conversation/heard.js';
import { emptySession } from '../../../src/bots/conversation/new-session.js';
import { STEP_TYPES, typeOf } from '../../../src/bots/conversation/steps/registry.js';
import type { At, StepResult } from '../../../src/bots/conversation/steps/step-type.js';
import type { Understanding } from '../../../src/domain/assessment.js';
import type { CodeStep, WordStep } from '../../../src/domain/code-steps.js';
import type { Step } from '../../../src/domain/flow-steps.js';
import { reportCode } from '../../../src/domain/report-code.js';
import type { Session } from '../../../src/domain/session.js';
import { FRESH_ID, NOON, reading, UNREAD, worldWith } from '../../flows/talk.js';

const empty = emptySession(0, { language: 'en', languageHow: 'said' });
const inMalaysia: Partial<Session> = { country: { code: 'MY', how: 'said' } };
const question: Step = {
  type: 'ask',
  id: 'q',
  text: 'help.danger.question',
  options: [
    { choice: 'now', label: 'help.danger.now', to: 'yes', intents: ['yes', 'danger'] },
    { choice: 'not_now', label: 'help.danger.not_now', to: 'no' },
  ],
  skipTo: 'skipped',
};
const country: Step = {
  type: 'ask',
  id: 'q',
  text: 'country.question',
  options: [],
  skipTo: 'skipped',
  reads: 'country',
  to: 'known',
};
const language: Step = { ...country, text: 'language.question', reads: 'language' };
const story: Step = { ...question, reads: 'free', to: 'told' };
const contacts: Step = { type: 'contacts', id: 'c', kinds: ['emergency'], max: 1, none: 'none', to: 'shown' };
const person: Step = {
  type: 'person',
  id: 'p',
  reason: 'asked',
  onDuty: 'person.asking',
  otherLanguage: 'person.asking_other',
  nobody: 'person.nobody',
  to: 'next',
};

const offer: Step = {
  type: 'assess',
  id: 'o',
  text: 'offer.paste',
  short: 'offer.short',
  intro: 'offer.found',
  max: 3,
  labels: {
    recruitment: { text: 'label.recruitment', verify: 'verify.company' },
    secrecy: { text: 'label.secrecy', verify: 'verify.person' },
    debt_bondage: { text: 'label.debt', verify: 'verify.contract' },
    logistics: { text: 'label.logistics', verify: 'verify.company' },
  },
  signs: {
    'upfront-fee-for-job': { text: 'sign.fee', verify: 'verify.agency' },
    'vague-employer': { text: 'sign.vague', verify: 'verify.company' },
    'leave-at-once': { text: 'sign.hurry', verify: 'verify.agency' },
    'no-written-contract': { text: 'sign.contract', verify: 'verify.contract' },
  },
  found: 'found',
  unsure: 'unsure',
  unread: 'unread',
  skipTo: 'skipped',
};
const reportCodeStep: CodeStep = {
  type: 'code',
  id: 'c',
  text: 'back.ask',
  states: {
    received: 'back.received',
    looked_at: 'back.looked_at',
    passed_on: 'back.passed_on',
    closed: 'back.closed',
  },
  to: 'next',
  other: 'other',
  skipTo: 'skipped',
};
const KETTLE = { salt: 'salt', hash: 'kettle' };
const codeWord: WordStep = {
  type: 'word',
  id: 'w',
  act: 'choose',
  text: 'word.choose',
  to: 'next',
  other: 'other',
  skipTo: 'skipped',
};

const ADVERT = 'hotel work abroad, come today';

function odd(label: 'recruitment' | 'secrecy', ...indicators: string[]): Understanding {
  const reasons = indicators.map((indicator) => ({ label, indicator, start: 0, end: 1, text: 'x' }));
  return reading({ [label]: 0.9 }, { reasons });
}

interface Case {
  readonly what: string;
  readonly step: Step;
  readonly session?: Partial<Session>;
  readonly world?: Partial<World>;
  /** Left out: the step is entered. */
  readonly said?: string;
  readonly intent?: HeardMessage['intent'];
  readonly understanding?: Understanding;
  readonly word?: HeardMessage['word'];
  readonly report?: HeardMessage['report'];
  readonly leads: string;
  readonly says?: readonly string[];
  readonly becomes?: Partial<Session>;
}

const CASES: Readonly<Record<Step['type'], readonly Case[]>> = {
  say: [
    {
      what: 'says each text and goes on',
      step: { type: 'say', id: 's', texts: ['help.hello', 'help.told'], to: 'next' },
      leads: 'go next',
      says: ['help.hello', 'help.told'],
    },
    {
      what: 'has words drawn beside its last text where nobody else sees the phone',
      step: { type: 'say', id: 's', texts: ['help.hello', 'stories.share'], picture: 'stories.card', to: 'next' },
      session: { phone: 'safe' },
      leads: 'go next',
      says: ['help.hello', 'stories.share and draws stories.card'],
    },
    {
      what: 'draws nothing while somebody may see the phone',
      step: { type: 'say', id: 's', texts: ['stories.share'], picture: 'stories.card', to: 'next' },
      session: { phone: 'watched' },
      leads: 'go next',
      says: ['stories.share'],
    },
  ],
  ask: [
    {
      what: 'asks and waits',
      step: question,
      leads: 'wait',
      says: ['help.danger.question'],
      becomes: { at: { flow: 'f', step: 'q' }, reasks: 0 },
    },
    {
      what: 'says its lead first',
      step: { ...question, lead: ['help.told'] },
      leads: 'wait',
      says: ['help.told', 'help.danger.question'],
    },
    {
      what: 'reads an answer',
      step: question,
      said: 'Not now',
      leads: 'go no',
      becomes: { answers: { 'f/q': 'not_now' } },
    },
    { what: 'reads a number', step: question, said: '2', leads: 'go no' },
    { what: 'reads the number of Skip', step: question, said: '3', leads: 'go skipped' },
    { what: 'reads no number that is not shown', step: { ...question, showSkip: false }, said: '3', leads: 'wait' },
    { what: 'reads a plain yes', step: question, said: 'sure', intent: 'yes', leads: 'go yes' },
    { what: 'reads other words for an answer', step: question, said: 'I am safe!', leads: 'go no' },
    { what: 'reads an answer with a slip', step: question, said: 'Yes, noww', leads: 'go yes' },
    { what: 'reads an answer in another language', step: question, said: 'Pas maintenant', leads: 'go no' },
    {
      what: 'can be skipped, and notes it',
      step: question,
      said: 'skip',
      intent: 'skip',
      leads: 'go skipped',
      becomes: { answers: { 'f/q': null } },
    },
    {
      what: 'asks again what it cannot read',
      step: question,
      said: 'purple',
      leads: 'wait',
      says: ['engine.reask', 'help.danger.question'],
      becomes: { reasks: 1 },
    },
    { what: 'gives up after two', step: question, session: { reasks: 2 }, said: 'purple', leads: 'handOff' },
    {
      what: 'reads a country',
      step: country,
      said: 'I think in Thailand',
      leads: 'go known',
      becomes: { country: { code: 'TH', how: 'said' } },
    },
    {
      what: 'reads a country with a slip',
      step: country,
      said: 'thialand',
      leads: 'go known',
      becomes: { country: { code: 'TH', how: 'said' } },
    },
    {
      what: 'reads a country by a city',
      step: country,
      said: 'Dubai',
      leads: 'go known',
      becomes: { country: { code: 'AE', how: 'said' } },
    },
    {
      what: 'reads a country that the registry does not have',
      step: country,
      said: 'Brasil',
      leads: 'go known',
      becomes: { country: { code: 'BR', how: 'said' } },
    },
    { what: 'does not choose between two countries', step: country, said: 'from Nepal to Qatar', leads: 'wait' },
    { what: 'does not ask again for what is known', step: country, session: inMalaysia, leads: 'go known' },
    {
      what: 'reads a language',
      step: language,
      said: 'français',
      leads: 'go known',
      becomes: { language: 'fr', languageHow: 'said' },
    },
    {
      what: 'lets a story be told, and keeps none of it',
      step: story,
      said: 'they took my things',
      leads: 'go told',
      becomes: { answers: { 'f/q': 'told' } },
    },
    { what: 'takes signs alone for no story', step: story, said: '...', leads: 'wait' },
  ],
  assess: [
    {
      what: 'asks for the offer and waits',
      step: offer,
      leads: 'wait',
      says: ['offer.paste'],
      becomes: { at: { flow: 'f', step: 'o' }, reasks: 0 },
    },
    {
      what: 'says each sign with its place to check, once, best first',
      step: offer,
      said: ADVERT,
      understanding: odd('recruitment', 'leave-at-once', 'upfront-fee-for-job'),
      leads: 'go found',
      says: ['offer_checked', 'offer.found', 'sign.fee', 'verify.agency', 'sign.hurry'],
    },
    {
      what: 'says three at most',
      step: offer,
      said: ADVERT,
      understanding: odd(
        'recruitment',
        'vague-employer',
        'leave-at-once',
        'upfront-fee-for-job',
        'no-written-contract',
      ),
      leads: 'go found',
      says: ['offer_checked', 'offer.found', 'sign.fee', 'verify.agency', 'sign.vague', 'verify.company', 'sign.hurry'],
    },
    {
      what: 'says the label where no sign of it is listed',
      step: offer,
      said: ADVERT,
      understanding: odd('secrecy', 'some-other-sign'),
      leads: 'go found',
      says: ['offer_checked', 'offer.found', 'label.secrecy', 'verify.person'],
    },
    {
      what: 'says something of every label that holds, the surest first',
      step: { ...offer, max: 2 },
      said: ADVERT,
      understanding: reading(
        { recruitment: 0.6, debt_bondage: 0.9 },
        {
          reasons: ['vague-employer', 'upfront-fee-for-job'].map((indicator) => ({
            label: 'recruitment',
            indicator,
            start: 0,
            end: 1,
            text: 'x',
          })),
        },
      ),
      leads: 'go found',
      says: ['offer_checked', 'offer.found', 'label.debt', 'verify.contract', 'sign.fee', 'verify.agency'],
    },
    {
      what: 'is not sure of an offer in which no label holds, whatever signs it has',
      step: offer,
      said: ADVERT,
      understanding: reading(
        { recruitment: 0.4 },
        { reasons: [{ label: 'recruitment', indicator: 'vague-employer', start: 0, end: 1, text: 'x' }] },
      ),
      leads: 'go unsure',
      says: ['offer_checked'],
    },
    {
      what: 'takes need for nothing odd in an offer',
      step: offer,
      said: 'I am afraid of this offer',
      understanding: reading({ distress: 0.9 }, { needsPerson: true }),
      leads: 'go unsure',
    },
    { what: 'says so when nobody could read it', step: offer, said: ADVERT, understanding: UNREAD, leads: 'go unread' },
    {
      what: 'does not call unsure what a failed reader may have seen',
      step: offer,
      said: ADVERT,
      understanding: reading({}, { failed: ['lexicon'] }),
      leads: 'go unread',
    },
    {
      what: 'asks for more than a word',
      step: offer,
      said: 'hello',
      leads: 'wait',
      says: ['offer.short', 'offer.paste'],
      becomes: { reasks: 1 },
    },
    { what: 'gives up after two', step: offer, session: { reasks: 2 }, said: 'hello', leads: 'handOff' },
    {
      what: 'does not tell somebody in need that it was too short',
      step: offer,
      said: 'help us',
      understanding: reading({ distress: 0.9 }, { needsPerson: true }),
      leads: 'wait',
      says: ['offer.paste'],
    },
    { what: 'can be skipped', step: offer, said: 'skip', intent: 'skip', leads: 'go skipped' },
    { what: 'can be skipped by the number of the button', step: offer, said: '1', leads: 'go skipped' },
  ],
  report: [
    {
      what: 'gives a code and tells the staff',
      step: { type: 'report', id: 'r', texts: ['report.code', 'report.code_keep'], to: 'next' },
      leads: 'go next',
      says: ['report_made', 'help:report', 'report.code', 'report.code_keep'],
      becomes: { report: { code: reportCode(FRESH_ID), since: NOON } },
    },
    {
      what: 'goes on under the code it has, and tells the staff again',
      step: { type: 'report', id: 'r', keep: true, texts: ['report.code', 'report.code_keep'], to: 'next' },
      session: { report: { code: 'QWTMFC3A', since: 0 } },
      leads: 'go next',
      says: ['help:report', 'report.code', 'report.code_keep'],
      becomes: { report: { code: 'QWTMFC3A', since: 0 } },
    },
  ],
  branch: [
    {
      what: 'goes by a report that was made',
      step: { type: 'branch', id: 'b', on: 'report', cases: [{ is: 'made', to: 'k' }], otherwise: 'u' },
      session: { report: { code: 'QWTMFC3A', since: 0 } },
      leads: 'go k',
    },
    {
      what: 'knows that none was made',
      step: { type: 'branch', id: 'b', on: 'report', cases: [{ is: 'made', to: 'k' }], otherwise: 'u' },
      leads: 'go u',
    },
    {
      what: 'goes by what is offered in the language',
      step: { type: 'branch', id: 'b', on: 'offered:danger', cases: [{ is: 'yes', to: 'k' }], otherwise: 'u' },
      leads: 'go k',
    },
    {
      what: 'goes by the phone',
      step: { type: 'branch', id: 'b', on: 'phone', cases: [{ is: 'safe', to: 'plain' }], otherwise: 'quiet' },
      session: { phone: 'safe' },
      leads: 'go plain',
    },
    {
      what: 'else goes the other way',
      step: { type: 'branch', id: 'b', on: 'phone', cases: [{ is: 'safe', to: 'plain' }], otherwise: 'quiet' },
      leads: 'go quiet',
    },
    {
      what: 'takes a guessed country for unknown',
      step: { type: 'branch', id: 'b', on: 'country', cases: [{ is: 'known', to: 'k' }], otherwise: 'u' },
      session: { country: { code: 'MY', how: 'prefix' } },
      leads: 'go u',
    },
    {
      what: 'goes by a said country',
      step: { type: 'branch', id: 'b', on: 'country', cases: [{ is: 'known', to: 'k' }], otherwise: 'u' },
      session: inMalaysia,
      leads: 'go k',
    },
    {
      what: 'goes by an answer',
      step: { type: 'branch', id: 'b', on: 'answer:f/q', cases: [{ is: 'now', to: 'k' }], otherwise: 'u' },
      session: { answers: { 'f/q': 'now' } },
      leads: 'go k',
    },
    {
      what: 'knows skipped from never asked',
      step: {
        type: 'branch',
        id: 'b',
        on: 'answer:f/q',
        cases: [
          { is: 'skipped', to: 's' },
          { is: 'none', to: 'n' },
        ],
        otherwise: 'u',
      },
      session: { answers: { 'f/q': null } },
      leads: 'go s',
    },
    {
      what: 'goes by danger',
      step: { type: 'branch', id: 'b', on: 'danger', cases: [{ is: 'yes', to: 'k' }], otherwise: 'u' },
      session: { danger: true },
      leads: 'go k',
    },
    {
      what: 'goes by who is on duty',
      step: { type: 'branch', id: 'b', on: 'duty', cases: [{ is: 'nobody', to: 'k' }], otherwise: 'u' },
      world: { duty: { anybody: false, languages: [] } },
      leads: 'go k',
    },
    {
      what: 'goes by their languages',
      step: { type: 'branch', id: 'b', on: 'duty', cases: [{ is: 'other_language', to: 'k' }], otherwise: 'u' },
      world: { duty: { anybody: true, languages: ['fr'] } },
      leads: 'go k',
    },
    {
      what: 'goes by an open request',
      step: { type: 'branch', id: 'b', on: 'help', cases: [{ is: 'open', to: 'k' }], otherwise: 'u' },
      session: { help: { since: 0, reason: 'asked' } },
      leads: 'go k',
    },
    {
      what: 'knows a country of one time zone',
      step: { type: 'branch', id: 'b', on: 'zone', cases: [{ is: 'known', to: 'k' }], otherwise: 'u' },
      session: inMalaysia,
      leads: 'go k',
    },
    {
      what: 'knows none of a country of many',
      step: { type: 'branch', id: 'b', on: 'zone', cases: [{ is: 'known', to: 'k' }], otherwise: 'u' },
      session: { country: { code: 'US', how: 'said' } },
      leads: 'go u',
    },
  ],
  contacts: [
    {
      what: 'shows contacts of the country',
      step: contacts,
      session: inMalaysia,
      leads: 'go shown',
      says: ['contact.emergency', 'contact_shown'],
    },
    { what: 'leaves out those shown before', step: { ...contacts, from: 1 }, session: inMalaysia, leads: 'go none' },
    { what: 'has none without a country', step: contacts, leads: 'go none' },
    {
      what: 'has none for a guessed country',
      step: contacts,
      session: { country: { code: 'MY', how: 'prefix' } },
      leads: 'go none',
    },
    {
      what: 'withholds unchecked services from an organisation',
      step: { ...contacts, kinds: ['trafficking', 'domestic_violence'] },
      session: inMalaysia,
      world: { profile: 'ngo' },
      leads: 'go none',
    },
  ],
  person: [
    { what: 'asks for a person', step: person, leads: 'go next', says: ['help:asked', 'person.asking'] },
    {
      what: 'says that nobody is there',
      step: person,
      world: { duty: { anybody: false, languages: [] } },
      leads: 'go next',
      says: ['help:asked', 'person.nobody'],
    },
    {
      what: 'says that they speak another language',
      step: person,
      world: { duty: { anybody: true, languages: ['fr'] } },
      leads: 'go next',
      says: ['help:asked', 'person.asking_other'],
    },
  ],
  wait: [
    {
      what: 'says that it waits',
      step: { type: 'wait', id: 'w', text: 'waiting.here', to: 'next' },
      leads: 'wait',
      says: ['waiting.here'],
      becomes: { at: { flow: 'f', step: 'w' } },
    },
    {
      what: 'goes on with whatever comes',
      step: { type: 'wait', id: 'w', text: 'waiting.here', to: 'next' },
      said: 'purple',
      leads: 'go next',
    },
  ],
  call: [
    {
      what: 'runs a flow and says where to come back',
      step: { type: 'call', id: 'c', flow: 'number', to: 'next' },
      leads: 'call number, then next',
    },
  ],
  set: [
    {
      what: 'notes that the phone is safe',
      step: { type: 'set', id: 's', fact: 'phone', value: 'safe', to: 'next' },
      leads: 'go next',
      becomes: { phone: 'safe' },
    },
    {
      what: 'notes danger, and asks for a person at once',
      step: { type: 'set', id: 's', fact: 'danger', value: 'yes', to: 'next' },
      leads: 'go next',
      says: ['danger', 'help:danger'],
      becomes: { danger: true },
    },
    {
      what: 'forgets the country',
      step: { type: 'set', id: 's', fact: 'country', value: 'none', to: 'next' },
      session: inMalaysia,
      leads: 'go next',
      becomes: { country: null },
    },
    {
      what: 'notes that what is written here may teach the reader',
      step: { type: 'set', id: 's', fact: 'training', value: 'yes', to: 'next' },
      leads: 'go next',
      becomes: { training: 'agreed' },
    },
    {
      what: 'notes safe hours in local time',
      step: { type: 'set', id: 's', fact: 'consent', value: '9-12', to: 'next' },
      session: inMalaysia,
      leads: 'go next',
      becomes: { consent: { fromMinute: 540, toMinute: 720, timeZone: 'Asia/Kuala_Lumpur' } },
    },
    {
      what: 'notes no hours without a local time',
      step: { type: 'set', id: 's', fact: 'consent', value: '9-12', to: 'next' },
      leads: 'go next',
      becomes: { consent: null },
    },
  ],
  code: [
    { what: 'asks for a code and waits', step: reportCodeStep, leads: 'wait', says: ['back.ask'] },
    {
      what: 'says where the report stands, and belongs to it from then on',
      step: reportCodeStep,
      said: 'QWTM FC3A',
      report: { kind: 'found', code: 'QWTMFC3A', state: 'passed_on' },
      leads: 'go next',
      says: ['report_found', 'back.passed_on'],
      becomes: { report: { code: 'QWTMFC3A', since: NOON } },
    },
    {
      what: 'counts a wrong one',
      step: reportCodeStep,
      said: 'QWTMFC3C',
      report: { kind: 'unknown' },
      leads: 'go other',
      says: [],
      becomes: { codeTries: { count: 1, since: NOON } },
    },
    {
      what: 'does not take a right one after five wrong ones',
      step: reportCodeStep,
      session: { codeTries: { count: 5, since: NOON } },
      said: 'QWTMFC3A',
      report: { kind: 'found', code: 'QWTMFC3A', state: 'received' },
      leads: 'go other',
      says: [],
    },
    { what: 'can be skipped', step: reportCodeStep, said: 'skip', intent: 'skip', leads: 'go skipped' },
  ],
  word: [
    {
      what: 'asks for a word and waits',
      step: codeWord,
      leads: 'wait',
      says: ['word.choose'],
      becomes: { at: { flow: 'f', step: 'w' } },
    },
    {
      what: 'takes a new one, which does not hold yet',
      step: codeWord,
      said: 'kettle',
      word: { kind: 'made', word: KETTLE },
      leads: 'go next',
      says: ['code_word'],
      becomes: { newWord: KETTLE, codeWord: null },
    },
    {
      what: 'does not take a short one',
      step: codeWord,
      said: 'cat',
      word: { kind: 'made', word: KETTLE },
      leads: 'go other',
    },
    {
      what: 'lets the word hold when it came twice',
      step: { ...codeWord, act: 'repeat' },
      session: { newWord: KETTLE },
      said: 'kettle',
      word: { kind: 'checked', right: true },
      leads: 'go next',
      becomes: { codeWord: KETTLE, door: { is: 'open', at: NOON } },
    },
    {
      what: 'counts a wrong one',
      step: { ...codeWord, act: 'check' },
      session: { codeWord: KETTLE },
      said: 'lamp',
      word: { kind: 'checked', right: false },
      leads: 'go other',
      becomes: { codeWord: { ...KETTLE, wrong: { count: 1, since: NOON } } },
    },
    {
      what: 'does not take the right one after three wrong ones',
      step: { ...codeWord, act: 'check' },
      session: { codeWord: { ...KETTLE, wrong: { count: 3, since: NOON } } },
      said: 'kettle',
      word: { kind: 'checked', right: true },
      leads: 'go other',
    },
    {
      what: 'can be skipped',
      step: codeWord,
      session: { newWord: KETTLE },
      said: 'skip',
      intent: 'skip',
      leads: 'go skipped',
    },
  ],
  end: [
    {
      what: 'says its last words',
      step: { type: 'end', id: 'e', texts: ['help.bye'] },
      leads: 'end',
      says: ['help.bye'],
    },
  ],
};

function play({ step, session, world, said, intent = null, understanding = BENIGN, word, report }: Case): StepResult {
  const at: At<Step> = { flow: 'f', step };
  const before = { ...empty, ...session };
  const type = typeOf(step);
  if (said === undefined) return type.enter(at, before, worldWith(world));
  const heard: HeardMessage = {
    kind: 'message',
    text: said,
    intent,
    understanding,
    late: false,
    ...(word && { word }),
    ...(report && { report }),
  };
  const result = type.resume?.(at, before, heard, worldWith(world));
  if (!result) throw new Error(`${step.type} does not wait`);
  return result;
}

function leads(result: StepResult): string {
  if (result.kind === 'go') return `go ${result.to}`;
  return result.kind === 'call' ? `call ${result.flow}, then ${result.returnTo}` : result.kind;
}

describe('step types', () => {
  it('all have cases', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(STEP_TYPES).sort());
    for (const cases of Object.values(CASES)) expect(cases.length).toBeGreaterThan(0);
  });

  it('read answers exactly where they wait', () => {
    const waiting = Object.entries(STEP_TYPES).filter(([, type]) => 'resume' in type);
    expect(waiting.map(([name]) => name)).toEqual(['ask', 'assess', 'wait', 'word', 'code']);
  });

  it.each(Object.entries(CASES).flatMap(([type, cases]) => cases.map((one) => [type, one.what, one] as const)))(
    '%s %s',
    (_, __, one) => {
      const result = play(one);
      expect(leads(result)).toBe(one.leads);
      const happened = result.effects.map((effect) =>
        effect.type === 'say'
          ? effect.key + (effect.picture ? ` and draws ${effect.picture}` : '')
          : effect.type === 'event'
            ? effect.name
            : `help:${effect.reason}`,
      );
      if (one.says) expect(happened).toEqual(one.says);
      if (one.becomes) expect(result.session).toMatchObject(one.becomes);
    },
  );
});

it('takes back that what is written may teach the reader at anything but a clear yes', () => {
  for (const value of ['no', 'none']) {
    const step: Step = { type: 'set', id: 's', fact: 'training', value, to: 'next' };
    const { session } = play({ what: 'taken back', step, session: { training: 'agreed' }, leads: 'go next' });
    expect(session).not.toHaveProperty('training');
  }
});
