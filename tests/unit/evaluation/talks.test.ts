// A talk's figures: an alarm that comes late is worth less, one that comes over an honest talk is counted.

import { measureTalks, penaltyOf, type TalkOutcome } from '../../../tools/eval/talks.js';

const risky = (riskTurn: number | null, flaggedAt: number | null): TalkOutcome => ({
  talk: { id: 'en-a-talk-1', lang: 'en', risky: true, riskTurn },
  flaggedAt,
});
const honest = (flaggedAt: number | null): TalkOutcome => ({
  talk: { id: 'en-a-talk-2', lang: 'en', risky: false, riskTurn: null },
  flaggedAt,
});

test('an alarm at once costs nothing, three turns later it costs half, much later nearly all', () => {
  expect(penaltyOf(0)).toBe(0);
  expect(penaltyOf(3)).toBeCloseTo(0.5);
  expect(penaltyOf(30)).toBeGreaterThan(0.99);
});

test('F1 counts talks, F-latency takes the median delay of those found away', () => {
  const figures = measureTalks([risky(2, 2), risky(2, 5), risky(2, 5), risky(2, null), honest(null), honest(1)]);
  expect(figures).toMatchObject({ talks: 6, risky: 4, precision: 0.75, recall: 0.75, f1: 0.75, falseAlarms: 1 });
  expect(figures.medianDelay).toBe(3);
  expect(figures.latencyF1).toBeCloseTo(0.375);
});

test('found within three turns counts of all risky talks; an alarm before the risky turn is no delay and is named', () => {
  const figures = measureTalks([risky(4, 2), risky(4, 7), risky(4, 8), risky(null, 1)]);
  expect(figures).toMatchObject({ foundInTime: 3, early: 1, recall: 1, medianDelay: 1.5 });
});

test('where no risky talk was found nothing is left, and no delay is named', () => {
  expect(measureTalks([risky(2, null), honest(null)])).toMatchObject({ f1: 0, latencyF1: 0, medianDelay: null });
});
