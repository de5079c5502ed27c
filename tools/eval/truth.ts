// What should have been said of rows.

import { shouldFlag } from '../../src/classifiers/training-rows.js';
import type { ReadRow } from './read.js';

/** 1 where a row should be flagged, in the order of the rows. */
export function truthOf(rows: readonly ReadRow[]): readonly number[] {
  return rows.map(({ row }) => shouldFlag(row));
}
