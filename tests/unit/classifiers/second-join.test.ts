// What two readers say together: each can raise a suspicion, help is called, and nobody in need is made an accused.

import fc from 'fast-check';
import { QUIET } from '../../../src/bots/conversation/benign.js';
import { joinedLabels, joinReadings, type SecondOpinion } from '../../../src/classifiers/second/join.js';
import { JOIN_FORMAT, type JoinModel, joinSchema, readJoin } from '../../../src/classifiers/second/join-model.js';
import { JOINED_GUARD } from '../../../src/classifiers/speaker.js';
import { type Assessment, LABELS, type Label, SPEAKERS, type Speaker } from '../../../src/domain/assessment.js';

const shipped = readJoin('models/second');

/** Of every label the same. */
const all = <T>(value: T): Record<Label, T> =>
  Object.fromEntries(LABELS.map((label) => [label, value])) as Record<Label, T>;

const model: JoinModel = {
  format: JOIN_FORMAT,
  version: 'second-1',
  first: 'first-1',
  labels: all({ first: 0.7, second: 0.7, bias: 0.2, languages: { en: 0.5, th: -0.5 } }),
  thresholds: { flag: 0.5, needsPerson: { distress: 0.2, minor_risk: 0.3 } },
  rows: 10,
};

/** The second reader's word: log odds of what is named, everything else most unlikely. */
function second(labels: Partial<Record<Label, number>>, speakers: Partial<Record<Speaker, number>> = {}) {
  const quiet = Object.fromEntries(SPEAKERS.map((speaker) => [speaker, -6])) as Record<Speaker, number>;
  return { labels: { ...all(-6), ...labels }, speakers: { ...quiet, ...speakers } } satisfies SecondOpinion;
}

function first(labels: Partial<Record<Label, number>>, rest: Partial<Assessment> = {}): Assessment {
  return { ...QUIET, lang: 'en', script: 'Latn', labels: { ...all(0.02), ...labels }, model: 'first-1', ...rest };
}

test('a sure second reader raises a label that the first is unsure of', () => {
  const unsure = first({ recruitment: 0.3 });
  const joined = joinReadings(model, unsure, second({ recruitment: 4 }));
  expect(joined.labels.recruitment).toBeGreaterThan(0.8);
  expect(joined.flagged).toBe(true);
  expect(joinReadings(model, unsure, second({})).flagged).toBe(false);
});

const someLabel = fc.constantFrom(...LABELS);
const odds = fc.double({ min: -12, max: 12, noNaN: true });
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const lang = fc.constantFrom('en', 'th', 'my', 'und', 'sw');

test.each([
  ['made', model],
  ['shipped', shipped],
])('a label becomes likelier with each reader, with the %s numbers', (_name, joint) => {
  fc.assert(
    fc.property(
      fc.record({ lang, label: someLabel, one: chance, other: chance, low: odds, high: odds }),
      ({ lang, label, one, other, low, high }) => {
        const p = (of: number, said: number) =>
          joinedLabels(joint, { lang, labels: { ...all(0.02), [label]: of } }, second({ [label]: said }))[label];
        const [less, more] = one < other ? [one, other] : [other, one];
        const [weak, strong] = low < high ? [low, high] : [high, low];
        expect(p(more, weak)).toBeGreaterThanOrEqual(p(less, weak));
        expect(p(less, strong)).toBeGreaterThanOrEqual(p(less, weak));
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('a language without a shift of its own is read without one', () => {
  const p = (lang: string, joint = model) =>
    joinedLabels(joint, { lang, labels: all(0.4) }, second({ secrecy: 0.3 })).secrecy;
  const unshifted = { ...model, labels: all({ first: 0.7, second: 0.7, bias: 0.2, languages: {} }) };
  for (const lang of ['sw', 'und', 'am']) expect(p(lang)).toBe(p('en', unshifted));
  expect(p('en')).toBeGreaterThan(p('sw'));
  expect(p('th')).toBeLessThan(p('sw'));
});

test('a language named like something that every object has is only a language without a shift', () => {
  const parsed = joinSchema.parse(JSON.parse(JSON.stringify(model)));
  const p = (lang: string) => joinedLabels(parsed, { lang, labels: all(0.4) }, second({ secrecy: 0.3 })).secrecy;
  for (const lang of ['constructor', 'toString', '__proto__']) expect(p(lang)).toBe(p('sw'));
});

test.each([
  ['distress', 0.2],
  ['minor_risk', 0.3],
] as const)('%s over its threshold calls a person, under it nobody is called', (label, threshold) => {
  for (let said = -6; said <= 4; said += 0.25) {
    const joined = joinReadings(model, first({}), second({ [label]: said }));
    expect(joined.needsPerson).toBe(joined.labels[label] >= threshold);
  }
  expect(joinReadings(model, first({}), second({ [label]: 4 })).needsPerson).toBe(true);
  expect(joinReadings(model, first({}), second({ [label]: -6 })).needsPerson).toBe(false);
});

test('a text that hides from a filter is flagged sooner than one that does not', () => {
  const strict = { ...model, thresholds: { ...model.thresholds, flag: 0.9, flagChanged: 0.5 } };
  const said = second({ recruitment: 2 });
  const plain = joinReadings(strict, first({ recruitment: 0.5 }), said);
  expect(plain.labels.recruitment).toBeGreaterThan(0.5);
  expect(plain.labels.recruitment).toBeLessThan(0.9);
  expect(plain.flagged).toBe(false);
  for (const changed of [{ obfuscated: true }, { lang: 'und' }, { lang: 'th', script: 'Latn' }])
    expect(joinReadings(strict, first({ recruitment: 0.5 }, changed), said).flagged).toBe(true);
});

test('distress alone calls a person and flags nobody', () => {
  const { flagged, needsPerson } = joinReadings(model, first({}), second({ distress: 8 }));
  expect({ flagged, needsPerson }).toEqual({ flagged: false, needsPerson: true });
});

describe('who speaks', () => {
  const offeror = { offeror: 6 };
  const speaker = (said: Assessment, opinion: SecondOpinion) => joinReadings(model, said, opinion).speaker;

  test('the second reader hears an offeror where the first heard nobody', () => {
    expect(speaker(first({}), second({}, offeror))).toBe('offeror');
  });

  test('an unsure second reader leaves the first one its word', () => {
    for (const said of SPEAKERS) {
      expect(speaker(first({}, { speaker: said }), second({}, { offeror: -0.5, reporter: -0.5 }))).toBe(said);
    }
  });

  test('nobody in whose words both readers together, or the first alone, hear distress is called an offeror', () => {
    fc.assert(
      fc.property(
        fc.record({
          said: fc.constantFrom(...SPEAKERS),
          distress: chance,
          opinion: odds,
          heard: fc.record({ offeror: odds, seeker: odds, reporter: odds, unknown: odds }),
        }),
        ({ said, distress, opinion, heard }) => {
          const joined = joinReadings(
            model,
            first({ distress }, { speaker: said }),
            second({ distress: opinion }, heard),
          );
          const heardInNeed = joined.labels.distress >= JOINED_GUARD.joined || distress >= JOINED_GUARD.first;
          if (heardInNeed) expect(joined.speaker).not.toBe('offeror');
        },
      ),
      { seed: 2, numRuns: 500 },
    );
  });

  test('somebody in distress whom nobody could place speaks for themselves', () => {
    expect(speaker(first({}), second({ distress: 8 }, { unknown: 5 }))).toBe('seeker');
  });
});

test('reasons of labels that no longer hold go, those of labels that hold stay', () => {
  const reason = (label: Label) => ({ label, indicator: `${label}-1`, start: 0, end: 4, text: 'some' });
  const said = first(
    { recruitment: 0.6, logistics: 0.7 },
    { reasons: [reason('recruitment'), reason('logistics')], flagged: true },
  );
  const { labels, reasons } = joinReadings(model, said, second({ recruitment: -6, logistics: 2 }));
  expect(labels.recruitment).toBeLessThan(0.5);
  expect(reasons).toEqual([reason('logistics')]);
});

test('both readers are named, and what the first found in the text stays', () => {
  const entities = [{ type: 'age', value: '17', start: 3, end: 5 }] as const;
  const said = first(
    {},
    { lang: 'th', script: 'Thai', intent: 'help', obfuscated: true, entities, failed: ['linear'] },
  );
  const { readers, model: versions, ...rest } = joinReadings(model, said, second({}));
  expect(readers).toEqual(['first', 'second']);
  expect(versions).toBe('first-1+second-1');
  expect(rest).toMatchObject({
    lang: 'th',
    script: 'Thai',
    intent: 'help',
    obfuscated: true,
    entities,
    failed: ['linear'],
  });
});

test('probabilities are within 0 and 1 and have four places, whatever both say', () => {
  const extreme = fc.oneof(odds, fc.constantFrom(-1e6, 1e6, 0));
  fc.assert(
    fc.property(lang, chance, extreme, (lang, one, said) => {
      const labels = joinedLabels(shipped, { lang, labels: all(one) }, { ...second({}), labels: all(said) });
      expect(Object.keys(labels)).toEqual([...LABELS]);
      for (const p of Object.values(labels)) {
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(p).toBe(Number(p.toFixed(4)));
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('a label that the second reader lifts keeps the signs that the first one found, strongest label first', () => {
  const reason = (label: Label, start: number) => ({ label, indicator: 'x', start, end: start + 1, text: 't' });
  const reasons = [reason('secrecy', 0), reason('debt_bondage', 4), reason('logistics', 9)];
  const said = first({ secrecy: 0.4, debt_bondage: 0.3 }, { reasons });
  const joined = joinReadings(model, said, second({ secrecy: 4, debt_bondage: 8 }));
  expect(joined.reasons.map(({ label }) => label)).toEqual(['debt_bondage', 'secrecy']);
});
