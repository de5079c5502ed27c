// How the two readers are joined is learnt from rows: who is right is followed, and help is not missed.

import fc from 'fast-check';
import { fitJoin, type JoinRow } from '../../../src/classifiers/second/fit-join.js';
import { joinedLabels } from '../../../src/classifiers/second/join.js';
import { type JoinModel, joinSchema } from '../../../src/classifiers/second/join-model.js';
import { LABELS, type Label, SPEAKERS, type Speaker } from '../../../src/domain/assessment.js';

const FIRST = { version: 'first-1', weights: '0'.repeat(64) };
const OF = { version: 'joined-1', first: FIRST };
const LANGS = ['en', 'my', 'th'];

/** Numbers from 0 to 1, the same for the same seed (Numerical Recipes' generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What each reader says of a label that holds or does not. */
interface Readers {
  readonly first: (holds: boolean, chance: number) => number;
  readonly second: (holds: boolean, chance: number) => number;
}

function made(count: number, seed: number, { first, second }: Readers): readonly JoinRow[] {
  const next = numbers(seed);
  const speakers = Object.fromEntries(SPEAKERS.map((speaker) => [speaker, -1])) as Record<Speaker, number>;
  return Array.from({ length: count }, (_, i) => {
    const labels = LABELS.filter(() => next() < 0.25);
    const by = (say: Readers['first']) =>
      Object.fromEntries(LABELS.map((label) => [label, say(labels.includes(label), next())])) as Record<Label, number>;
    return { lang: LANGS[i % 3] ?? 'en', first: by(first), second: { labels: by(second), speakers }, labels };
  });
}

const right = (holds: boolean, chance: number) => (holds ? 2 : -2) + 3 * (chance - 0.5);
const guesses = (_holds: boolean, chance: number) => chance;
const wrong = (holds: boolean, chance: number) => (holds ? 0.02 : 0.3) + 0.1 * chance;

const share = (hits: readonly boolean[]): number => hits.filter((hit) => hit).length / hits.length;

test('where only the second reader is right it is followed', () => {
  const rows = made(300, 1, { first: guesses, second: right });
  const model = fitJoin(rows, OF);
  for (const { first, second } of Object.values(model.labels)) expect(second).toBeGreaterThan(5 * first);
  const fresh = made(200, 2, { first: guesses, second: right });
  const hits = fresh.flatMap((row) => {
    const joined = joinedLabels(model, { lang: row.lang, labels: row.first }, row.second);
    return LABELS.map((label) => joined[label] >= 0.5 === row.labels.includes(label));
  });
  expect(share(hits)).toBeGreaterThan(0.97);
});

test('the same rows give the same numbers, which the file can hold', () => {
  const rows = made(120, 3, { first: guesses, second: right });
  const model = fitJoin(rows, OF);
  expect(fitJoin(rows, OF)).toEqual(model);
  expect(joinSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
  expect(model).toMatchObject({ version: 'joined-1', first: 'first-1', firstWeights: FIRST.weights, rows: 120 });
  expect(Object.keys(model.labels.secrecy.languages)).toEqual(LANGS);
});

test("a reader's word never speaks against its own label, and thresholds stay within their bounds", () => {
  const say = fc.constantFrom<Readers['second']>(
    right,
    (holds, chance) => -right(holds, chance),
    (_, chance) => chance,
  );
  const sayFirst = fc.constantFrom<Readers['first']>(
    guesses,
    wrong,
    (holds) => Number(holds),
    () => 0,
  );
  fc.assert(
    fc.property(sayFirst, say, fc.integer({ min: 1, max: 60 }), fc.nat(1000), (first, second, count, seed) => {
      const model = fitJoin(made(count, seed, { first, second }), OF);
      const kept = JSON.stringify(model);
      expect(JSON.stringify(joinSchema.parse(JSON.parse(kept)))).toBe(kept);
      const { labels, thresholds } = model;
      for (const curve of Object.values(labels)) {
        expect(curve.first).toBeGreaterThanOrEqual(0);
        expect(curve.second).toBeGreaterThanOrEqual(0);
      }
      expect(thresholds.flag).toBeGreaterThanOrEqual(0.5);
      expect(thresholds.flag).toBeLessThanOrEqual(0.75);
      for (const threshold of Object.values(thresholds.needsPerson)) {
        expect(threshold).toBeGreaterThanOrEqual(0.05);
        expect(threshold).toBeLessThanOrEqual(0.5);
      }
    }),
    { seed: 4, numRuns: 25 },
  );
});

test('a reader that is always wrong is not asked, and the other answers as if it had been alone', () => {
  const both = fitJoin(made(300, 5, { first: wrong, second: right }), OF);
  const alone = fitJoin(made(300, 5, { first: () => 0.5, second: right }), OF);
  for (const label of LABELS) {
    expect(both.labels[label].first).toBe(0);
    expect(both.labels[label].second).toBeCloseTo(alone.labels[label].second, 2);
    expect(both.labels[label].bias).toBeCloseTo(alone.labels[label].bias, 2);
  }
});

test('of those who ask for help nearly all are found', () => {
  const faint = (holds: boolean, chance: number) => (holds ? 0.8 : -1.5) + 4 * (chance - 0.5);
  const rows = made(400, 6, { first: guesses, second: faint });
  const model = fitJoin(rows, OF);
  const inNeed = rows.filter(({ labels }) => labels.includes('distress'));
  const found = inNeed.map(
    (row) =>
      joinedLabels(model, { lang: row.lang, labels: row.first }, row.second).distress >=
      model.thresholds.needsPerson.distress,
  );
  expect(share(found)).toBeGreaterThanOrEqual(0.96);
});

test('changed texts have curves of their own, and rows that a program made bend nothing for the others', () => {
  const both = (holds: boolean, chance: number) => 1 / (1 + Math.exp(-right(holds, chance)));
  const plain = made(300, 5, { first: both, second: right });
  const changed = made(400, 6, { first: guesses, second: right }).map((row) => ({ ...row, changed: true, made: true }));
  const model = fitJoin([...plain, ...changed], OF);
  expect(model.labels).toEqual(fitJoin(plain, OF).labels);
  expect(model.rows).toBe(plain.length);
  // There the first reader only guesses, and is believed less.
  for (const label of LABELS) expect(model.changed?.[label].first).toBeLessThan(model.labels[label].first);
  expect(fitJoin([...plain, ...changed.slice(0, 20)], OF).changed).toBeUndefined();
});

/** Rows of which the readers know just how likely they are to hold, and no more. */
function honestlyUnsure(count: number): readonly JoinRow[] {
  const next = numbers(11);
  const speakers = Object.fromEntries(SPEAKERS.map((speaker) => [speaker, -1])) as Record<Speaker, number>;
  return Array.from({ length: count }, () => {
    const p = 0.02 + 0.96 * next();
    const holds = next() < p;
    const all = (value: number) => Object.fromEntries(LABELS.map((label) => [label, value])) as Record<Label, number>;
    return {
      lang: 'en',
      first: all(p),
      second: { labels: all(Math.log(p / (1 - p))), speakers },
      labels: holds ? [...LABELS] : [],
    };
  });
}

/** What the alarms over a threshold cost on rows: each in vain, each that is missing. */
function costOf(rows: readonly JoinRow[], model: JoinModel, label: Label, from: number, vain: number, missed: number) {
  return rows.reduce((sum, { lang, first, second, labels }) => {
    const alarm = joinedLabels(model, { lang, labels: first }, second)[label] >= from;
    if (alarm === labels.includes(label)) return sum;
    return sum + (alarm ? vain : missed);
  }, 0);
}

const rows = honestlyUnsure(2_400);
const model = fitJoin(rows, OF);

test.each([
  ['a flag in vain costs more than twice a missed one', 'recruitment', 7, 3, [0.45, 0.9]],
  ['a person in distress who is not seen costs twelve calls in vain', 'distress', 1, 12, [0.25, 0.4]],
  ['signs of a minor that are missed cost five calls in vain', 'minor_risk', 1, 5, [0.05, 0.4]],
] as const)('%s: the threshold stands where both together cost least', (_, label, vain, missed, others) => {
  const { flag, needsPerson } = model.thresholds;
  const from = label === 'recruitment' ? flag : needsPerson[label];
  const cost = (at: number) => costOf(rows, model, label, at, vain, missed);
  for (const other of others) expect(cost(from)).toBeLessThan(cost(other));
});
