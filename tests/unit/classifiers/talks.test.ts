// The risk of a talk: no later turn counts, it never falls, hints over several messages add up, and honest talk stays quiet.

import { fitTalks, type ReadTalk } from '../../../src/classifiers/talks/fit-talks.js';
import { curveFor, readTalks } from '../../../src/classifiers/talks/talk-model.js';
import {
  FEATURES,
  featuresOf,
  hearTurn,
  NO_TURN,
  readTurns,
  remember,
  type TurnSigns,
  windowOf,
} from '../../../src/classifiers/talks/talk-risk.js';
import { LABELS, type Label } from '../../../src/domain/assessment.js';

const all = (p: number): Record<Label, number> => Object.fromEntries(LABELS.map((label) => [label, p])) as never;
const turn = (message: number, window = message): TurnSigns => ({
  message: { ...all(0.02), recruitment: message },
  window: { ...all(0.02), recruitment: window, secrecy: window / 2 },
});
const risky = (at: number, strength: number): ReadTalk => ({
  turns: Array.from({ length: 10 }, (_, i) =>
    turn(i + 1 >= at ? strength : 0.05, i + 1 >= at ? strength + 0.05 : 0.08),
  ),
  riskTurn: at,
});
const honest = (strength: number): ReadTalk => ({
  turns: Array.from({ length: 10 }, () => turn(strength)),
  riskTurn: null,
});
const TALKS = Array.from({ length: 40 }, (_, i) => [risky(3 + (i % 5), 0.8), honest(0.05 + (i % 4) / 20)]).flat();

const after = (turns: readonly TurnSigns[], curve = fitTalks(TALKS, 'm')) => {
  let state = NO_TURN;
  return turns.map((signs) => {
    state = hearTurn(curve, state, signs);
    return state.risk;
  });
};

test('a talk that turns risky is flagged at that turn, an honest one is not', () => {
  const curve = fitTalks(TALKS, 'm');
  const risks = after(risky(5, 0.8).turns, curve);
  expect(risks.findIndex((risk) => risk >= curve.flagFrom)).toBe(4);
  expect(Math.max(...after(honest(0.1).turns, curve))).toBeLessThan(curve.flagFrom);
});

test('the risk never falls, and what comes later changes nothing before it', () => {
  const turns = [turn(0.1), turn(0.9), turn(0.05), turn(0.02), turn(0.6)];
  const whole = after(turns);
  expect(whole).toEqual([...whole].sort((a, b) => a - b));
  expect(after(turns.slice(0, 3))).toEqual(whole.slice(0, 3));
});

test('hints over several messages weigh more read together than alone', () => {
  const curve = { model: 'm', weights: [0, 0, 1, 0, 0, 0, 0, 0], bias: 0, flagFrom: 0.5 };
  expect(after([turn(0.2, 0.2), turn(0.2, 0.8)], curve).at(-1)).toBeGreaterThan(0.5);
});

test("somebody's fear alone is no risk: it adds to what is suspicious beside it, and to nothing else", () => {
  const { both, first } = readTalks('models/talks') ?? {};
  const fear: TurnSigns = { message: { ...all(0.02), distress: 0.99 }, window: { ...all(0.02), distress: 0.99 } };
  for (const curve of [both, first]) {
    if (curve === undefined) throw new Error('no curve is shipped');
    const quiet = after([turn(0.02), turn(0.02)], curve).at(-1) ?? 1;
    expect(
      after(
        Array.from({ length: 12 }, () => fear),
        curve,
      ).at(-1),
    ).toBeLessThan(0.25);
    expect(after([fear, fear], curve).at(-1)).toBeCloseTo(quiet, 1);
    const threatened: TurnSigns = {
      message: { ...all(0.02), coercion: 0.95, distress: 0.99 },
      window: { ...all(0.02), coercion: 0.97, distress: 0.99 },
    };
    expect(after([fear, threatened, threatened], curve).at(-1)).toBeGreaterThan(0.5);
  }
});

test('the same talks give the same curve', () => {
  expect(fitTalks(TALKS, 'm')).toEqual(fitTalks(TALKS, 'm'));
  expect(featuresOf(NO_TURN)).toHaveLength(FEATURES);
});

test('each message is read alone and with the three before it, none after it', async () => {
  const asked: string[] = [];
  const read = (text: string) => {
    asked.push(text);
    return { labels: all(0) } as never;
  };
  for await (const { signs } of readTurns(['a', 'b', 'c', 'd', 'e'], read)) expect(signs.message).toEqual(all(0));
  expect(asked).toEqual(['a', 'b', 'a\nb', 'c', 'a\nb\nc', 'd', 'a\nb\nc\nd', 'e', 'b\nc\nd\ne']);
  expect(windowOf([], 'x')).toBeNull();
  expect(remember([], 'x'.repeat(5_000))[0]).toHaveLength(1_000);
});

test('a curve is for the models it was set on alone; the shipped ones have theirs', () => {
  const talks = readTalks('models/talks');
  expect(curveFor(talks, talks?.both.model ?? '')).toEqual(talks?.both);
  expect(curveFor(talks, 'another')).toBeNull();
  expect(readTalks('no-such-folder')).toBeNull();
});
