// How far what the reader says has moved from its reference.

import { DriftWatch, referenceOf, type Strength, stabilityIndex } from '../../../src/classifiers/drift.js';

/** Strengths spread evenly over 0..`most`, the same each time. */
const evenly = (lang: string, count: number, most = 1): readonly Strength[] =>
  Array.from({ length: count }, (_, i) => ({ lang, p: (((i * 37) % count) / count) * most }));

const REFERENCE = referenceOf('m-1', [...evenly('en', 500), ...evenly('fr', 50)]);

function after(strengths: readonly Strength[]) {
  const watch = new DriftWatch(REFERENCE);
  let last: ReturnType<DriftWatch['note']> = [];
  for (const strength of strengths) last = watch.note(strength);
  return Object.fromEntries(last.map(({ language, psi, messages }) => [language, { psi, messages }]));
}

it('is the sum over bins of the difference times the logarithm of the ratio', () => {
  // By hand: shares .5, .5 against .75, .25 with half a message added to each of 1,000.
  const e = [500.5 / 1001, 500.5 / 1001];
  const a = [750.5 / 1001, 250.5 / 1001];
  const byHand = a.reduce((sum, x, i) => sum + (x - (e[i] ?? 0)) * Math.log(x / (e[i] ?? 0)), 0);
  expect(stabilityIndex([500, 500], [750, 250])).toBeCloseTo(byHand, 10);
  expect(stabilityIndex([3, 4, 5], [3, 4, 5])).toBe(0);
  expect(Number.isFinite(stabilityIndex([10, 0], [0, 10]))).toBe(true);
});

it('stays near nothing while messages are as they were', () => {
  expect(after(evenly('en', 1_000)).en?.psi).toBeLessThan(0.05);
});

it('rises above what calls for a look when messages look otherwise', () => {
  expect(after(evenly('en', 1_000, 0.3)).en?.psi).toBeGreaterThan(0.25);
});

it('forgets: a change of long ago is not held against today', () => {
  expect(after([...evenly('en', 1_000, 0.3), ...evenly('en', 8_000)]).en?.psi).toBeLessThan(0.05);
});

it('says nothing of few messages, nor of a language without a reference', () => {
  expect(after(evenly('en', 150)).en?.psi).toBeNull();
  expect(Object.keys(REFERENCE.languages)).toEqual(['all', 'en']);
  const mixed = after(evenly('fr', 300));
  expect(mixed.fr).toBeUndefined();
  expect(mixed.all?.psi).not.toBeNull();
});

it('has a bin less where many texts are of one strength', () => {
  const flat = referenceOf('m-1', [
    ...evenly('en', 50),
    ...Array.from({ length: 450 }, () => ({ lang: 'en', p: 0.01 })),
  ]);
  const part = flat.languages.en;
  expect(part?.edges.length).toBeLessThan(9);
  expect(part?.counts.reduce((sum, count) => sum + count, 0)).toBe(500);
});
