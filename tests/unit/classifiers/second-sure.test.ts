// Where the first reader has no doubt the second is not asked; what that may cost is bounded, and nobody in need pays for it.

import { QUIET } from '../../../src/bots/conversation/benign.js';
import type { SureBounds } from '../../../src/classifiers/second/join-model.js';
import { factsOf, fitSure, isSure, type SureRow } from '../../../src/classifiers/second/sure.js';
import { type Assessment, LABELS, type Label } from '../../../src/domain/assessment.js';

const all = (value: number): Record<Label, number> =>
  Object.fromEntries(LABELS.map((label) => [label, value])) as Record<Label, number>;

const BOUNDS: SureBounds = { benign: { labels: 0.6, units: 40 }, flagged: { suspicion: 0.95 } };
const FIRST = {
  flag: Object.fromEntries(LABELS.map((label) => [label, 0.4])),
  needsPerson: { distress: 0.15, minor_risk: 0.15 },
};
const BOTH = { flag: 0.5, needsPerson: { distress: 0.1, minor_risk: 0.1 } };

const quiet: Assessment = { ...QUIET, labels: all(0.03) };
const sign = { label: 'secrecy' as const, indicator: 'tell-nobody', start: 0, end: 2, text: 'no' };

test('a short everyday text of which nothing is expected is sure; without bounds nothing is', () => {
  expect(isSure(BOUNDS, 'See you at noon', quiet)).toBe(true);
  expect(isSure(undefined, 'See you at noon', quiet)).toBe(false);
  expect(isSure({}, 'See you at noon', quiet)).toBe(false);
});

test.each<[string, string, Partial<Assessment>]>([
  ['a long one', 'See you at noon, and then again at three o’clock', {}],
  ['one with a sign', 'See you', { reasons: [sign] }],
  ['a disguised one', 'S e e you', { obfuscated: true }],
  ['one with a number to call', 'Call', { entities: [{ type: 'phone', value: '+336', start: 0, end: 4 }] }],
  ['one of which a little of everything is expected', 'See you', { labels: all(0.07) }],
  ['one that a part of the first reader could not read', 'See you', { failed: ['lexicon'] }],
])('%s is read by both', (_name, text, rest) => {
  expect(isSure(BOUNDS, text, { ...quiet, ...rest })).toBe(false);
});

test('a place and a time are everyday, and a suspicion that is all but sure needs no second word', () => {
  const entities = [{ type: 'time', value: 'T12:00', start: 0, end: 4 }] as const;
  expect(factsOf('noon', { ...quiet, entities }).quiet).toBe(true);
  const labels = { ...all(0.03), recruitment: 0.97 };
  expect(isSure(BOUNDS, 'x'.repeat(400), { ...quiet, labels, reasons: [sign] })).toBe(true);
  expect(isSure(BOUNDS, 'x'.repeat(400), { ...quiet, labels: { ...labels, recruitment: 0, distress: 0.99 } })).toBe(
    false,
  );
});

describe('the bounds', () => {
  const row = (first: number, joined: number, labels: readonly Label[] = [], units = 30): SureRow => ({
    facts: { units, quiet: true },
    first: { ...all(0.002), recruitment: first },
    joined: { ...all(0.02), recruitment: joined },
    labels,
  });
  const benign = Array.from({ length: 60 }, (_, i) => row(0.03 + i / 2000, 0.05));

  test('reach as far as both readers agree', () => {
    const apart = Array.from({ length: 60 }, (_, i) => row(0.2 + i / 1000, 0.8));
    const bounds = fitSure([...benign, ...apart], FIRST, BOTH);
    expect(bounds?.flagged).toBeUndefined();
    const skipped = (rows: readonly SureRow[]) =>
      rows.filter(({ first }) => isSure(bounds, 'x'.repeat(30), { ...quiet, labels: first })).length;
    expect(skipped(benign)).toBe(60);
    expect(skipped(apart)).toBe(0);
  });

  test('stop before a person in need whom only both together see', () => {
    const need = { ...row(0.045, 0.05, ['distress']), joined: { ...all(0.02), distress: 0.3 } };
    const bounds = fitSure([...benign, need], FIRST, BOTH);
    expect(isSure(bounds, 'x'.repeat(30), { ...quiet, labels: need.first })).toBe(false);
    expect(isSure(bounds, 'x'.repeat(30), { ...quiet, labels: benign[0]?.first ?? all(1) })).toBe(true);
  });

  test('are not set by a handful of rows, nor where the labels would differ', () => {
    expect(fitSure(benign.slice(0, 10), FIRST, BOTH)).toBeUndefined();
    const otherwise = Array.from({ length: 60 }, () => ({ ...row(0.9, 0.9), joined: { ...all(0.02), secrecy: 0.9 } }));
    expect(fitSure(otherwise, FIRST, BOTH)).toBeUndefined();
  });

  test('of certain flags are found where the joined labels are the same', () => {
    const flags = Array.from({ length: 60 }, (_, i) => row(0.9 + i / 1000, 0.95, ['recruitment'], 300));
    expect(fitSure(flags, FIRST, BOTH)).toEqual({ flagged: { suspicion: 0.9 } });
  });
});
