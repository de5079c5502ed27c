// Flows beside the first one: what they may say, what they make of an offer, and where they are offered.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isOffered } from '../../src/domain/offered.js';
import { CODE_LENGTH, CODE_SIGNS } from '../../src/domain/report-code.js';
import { content, reading, readingOf, Talk } from './talk.js';

const NEW_TEXTS = Object.entries(content.locales.en ?? {}).filter(
  ([key]) => /^(start|private|offer|stories|report|worker)\./.test(key) && !key.endsWith('.words'),
);
const atOffer = () => {
  const talk = new Talk();
  talk.through('No, only me', 'Not now', 'I got an offer');
  return talk;
};

describe('the texts of the new flows', () => {
  it('never call an offer, a person or a way safe', () => {
    expect(NEW_TEXTS.length).toBeGreaterThan(200);
    expect(NEW_TEXTS.filter(([, text]) => /\b(safe|safely|danger-free|trustworthy|legit)\b/i.test(text))).toEqual([]);
  });

  it('name only signs that the lexicon has', () => {
    const { indicators } = parse(readFileSync('content/lexicon/indicators.yaml', 'utf8'));
    const look = content.flows['check-an-offer']?.steps.look;
    const signs = look?.type === 'assess' ? Object.keys(look.signs) : [];
    expect(signs.length).toBeGreaterThanOrEqual(25);
    expect(signs.filter((sign) => indicators[sign] === undefined)).toEqual([]);
  });
});

describe('an offer that is passed on', () => {
  const bad = 'Maid wanted abroad, send passport and 500 first, tell nobody';

  it('raises no suspicion on whoever passes it on', () => {
    const talk = atOffer();
    talk.say(bad, { understanding: readingOf('recruitment upfront-fee-for-job') });
    expect(talk.session).toMatchObject({ risk: 0, labels: [] });
    expect(talk.last?.events).toEqual(['offer_checked']);
  });

  it('nor does an advert in a report', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'I saw something', 'Not now', 'An advert or message');
    talk.say(bad, { understanding: readingOf('recruitment upfront-fee-for-job') });
    expect(talk.session).toMatchObject({ risk: 0, labels: [] });
  });

  it('that shows need still brings a person', () => {
    const talk = atOffer();
    talk.say('they will come for my little girl', {
      understanding: reading({ minor_risk: 0.9 }, { needsPerson: true }),
    });
    expect(talk.last?.help).toBe('minor_risk');
  });

  it('in another language changes the language of the talk as little as its risk', () => {
    const talk = atOffer();
    talk.say('Travail de serveuse, partez demain', { understanding: reading({ recruitment: 0.9 }, { lang: 'fr' }) });
    expect(talk.session.language).toBe('en');
    expect(talk.at).toBe('check-an-offer/next');
  });
});

describe('a report', () => {
  it('keeps a code of eight signs that nobody takes for another, and none of its words', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'I saw something', 'skip', 'skip', 'a locked house by the river', 'skip');
    talk.through('skip', 'skip');
    const code = talk.session.report?.code ?? '';
    expect(code).toMatch(new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`));
    expect(talk.last).toMatchObject({ help: 'report' });
    expect(JSON.stringify(talk.session)).not.toContain('river');
  });
});

describe('a flow that waits for its translation', () => {
  it('is not offered, and no answer leads to it', () => {
    expect([isOffered(content, 'worker', 'en'), isOffered(content, 'danger', 'fr')]).toEqual([true, true]);
    const { 'worker.law': _lost, ...texts } = content.locales.en ?? {};
    // A copy: what a question shows is remembered by its step.
    const partly = structuredClone({ ...content, locales: { ...content.locales, en: texts } });
    const talk = new Talk({ content: partly });
    talk.through('No, only me', 'Not now');
    expect(talk.options).not.toContain('A problem at work');
    expect(talk.options).toContain('I got an offer');
    talk.say('A problem at work');
    expect(talk.session.at?.flow).not.toBe('worker');
  });
});
