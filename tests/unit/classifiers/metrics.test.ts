// Figures as anybody would compute them by hand.

import {
  averagePrecision,
  bestThreshold,
  calibrationError,
  rates,
  rocArea,
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
