// The calibration error that chance alone makes, beside which the model card sets the measured one.

import { chanceOf } from '../../../tools/eval/chance.js';

const spread = (rows: number): readonly number[] => Array.from({ length: rows }, (_, i) => (i + 0.5) / rows);

describe('what chance makes of the calibration error', () => {
  test('of few rows it is large, of many small', () => {
    const [few, many] = [chanceOf(spread(100)), chanceOf(spread(10_000), 40)];
    expect(few.mean).toBeGreaterThan(0.05);
    expect(many.mean).toBeLessThan(0.02);
    expect(few.most).toBeGreaterThan(few.mean);
  });

  test('where nothing is open there is none', () => {
    expect(chanceOf([0, 0, 1, 1])).toEqual({ mean: 0, most: 0 });
  });

  test('the same rows, the same answer', () => {
    expect(chanceOf(spread(50))).toEqual(chanceOf(spread(50)));
  });
});
