// Figures as anybody would compute them by hand.

import {
  averagePrecision,
  bestThreshold,
  calibrationBins,
  calibrationError,
  precisionRecall,
  rates,
  recallAtFalsePositives,
  rocArea,
  steadyThreshold,
  thresholdForRecall,
} from '../../../src/classifiers/metrics.js';

const SCORES = [0.9, 0.8, 0.7, 0.4, 0.2];
const TRUTH = [1, 0, 1, 1, 0];

test('precision, recall and F1 of decisions', () => {
  expect(rates([true, true, false, true, false], TRUTH)).toEqual({ f1: 2 / 3, precision: 2 / 3, recall: 2 / 3 });
  expect(rates([false, false], [0, 0])).toEqual({ f1: 0, precision: 0, recall: 0 });
});

test('average precision: the mean of the precision at each hit', () => {
  expect(averagePrecision(SCORES, TRUTH)).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3);
});

test('tied scores count as one step, whatever their order', () => {
  expect(averagePrecision([0.5, 0.5], [1, 0])).toBe(averagePrecision([0.5, 0.5], [0, 1]));
  expect(rocArea([0.5, 0.5], [1, 0])).toBe(0.5);
});

test('ROC area: the share of pairs in the right order', () => {
  expect(rocArea(SCORES, TRUTH)).toBeCloseTo(4 / 6);
});

test('calibration error over fifteen bins', () => {
  expect(calibrationError([0.9, 0.9], [1, 0])).toBeCloseTo(0.4);
  expect(calibrationError([1, 1, 0], [1, 1, 0])).toBe(0);
});

test('the best threshold lies between two rows, the recall threshold finds its share', () => {
  expect(bestThreshold(SCORES, TRUTH)).toBeCloseTo(0.3);
  expect(thresholdForRecall(SCORES, TRUTH, 0.6)).toBe(0.7);
  expect(thresholdForRecall(SCORES, TRUTH, 1)).toBe(0.4);
});

test('bins of a reliability diagram hold what was said and what was true', () => {
  const bins = calibrationBins([0.95, 0.97, 0.02], [1, 0, 0]);
  expect(bins).toHaveLength(15);
  expect(bins[14]).toEqual({ rows: 2, said: 0.95 + 0.97, held: 1 });
  expect(bins[0]).toEqual({ rows: 1, said: 0.02, held: 0 });
});

test('the precision-recall curve has a point for each score, tied rows make one', () => {
  expect(precisionRecall([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0])).toEqual([
    { score: 0.9, recall: 0.5, precision: 1 },
    { score: 0.5, recall: 1, precision: 2 / 3 },
    { score: 0.1, recall: 1, precision: 0.5 },
  ]);
  expect(precisionRecall([0.9], [0])).toEqual([]);
});

test('recall at few false flags: as many of the other rows as allowed may score higher', () => {
  const truth = [1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const scores = [0.9, 0.8, 0.7, 0.6, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
  expect(recallAtFalsePositives(scores, truth, 0.1)).toBe(1);
  expect(recallAtFalsePositives(scores, truth, 0.01)).toBe(0.5);
  expect(recallAtFalsePositives([0.9, 0.9], [1, 0], 0.01)).toBe(0);
  expect(recallAtFalsePositives([0.9], [1], 0.01)).toBeNull();
});

test('a steady threshold is moved less by one lucky row than the best one', () => {
  const probabilities = [0.95, 0.9, 0.85, 0.6, 0.4, 0.2, 0.1, 0.05];
  const usual = steadyThreshold(probabilities, [1, 1, 1, 1, 0, 0, 0, 0]);
  const lucky = steadyThreshold(probabilities, [1, 1, 1, 1, 0, 0, 1, 0]);
  const moved = (of: typeof steadyThreshold) =>
    Math.abs(of(probabilities, [1, 1, 1, 1, 0, 1, 0, 0]) - of(probabilities, [1, 1, 1, 1, 0, 0, 0, 0]));
  expect(usual).toBeGreaterThan(0.3);
  expect(usual).toBeLessThan(0.6);
  expect(lucky).toBeGreaterThan(0);
  expect(moved(steadyThreshold)).toBeLessThan(moved(bestThreshold));
});
