// What it costs when a text is hidden from a filter, or written in other letters: the same rows, plain and changed.

import type { Prediction } from '../../src/classifiers/evaluation.js';
import { shouldFlag } from '../../src/classifiers/training-rows.js';
import { augment, type MadeRow } from '../corpus/augment/augment.js';
import { DISGUISES, WRITINGS } from '../corpus/augment/ways.js';
import type { Lang, Row } from '../corpus/row.js';
import type { ReaderName, ReadRow } from './read.js';

/** One row of each that has a label, changed in one way chosen by chance among those that do something to it. */
export function disguised(rows: readonly Row[], lang: Lang): readonly MadeRow[] {
  const labelled = rows.filter(({ labels }) => labels.length > 0);
  return augment(labelled, lang, 'evaluation', 'one');
}

/** A changed row as it was read, and its source. */
export interface Pair {
  readonly how: string;
  readonly plain: ReadRow;
  readonly changed: ReadRow;
}

/** How many of so many rows were found, plain and changed. */
export interface Cost {
  readonly rows: number;
  readonly plain: number;
  readonly changed: number;
}

/** Rows to flag: how many were flagged. */
export function flagCost(pairs: readonly Pair[], reader: ReaderName): Cost {
  return costOf(
    pairs.filter(({ plain }) => shouldFlag(plain.row) === 1),
    reader,
    ({ flagged }) => flagged,
  );
}

/** Rows with distress: for how many a person was called. */
export function personCost(pairs: readonly Pair[], reader: ReaderName): Cost {
  return costOf(
    pairs.filter(({ plain }) => plain.row.labels.includes('distress')),
    reader,
    ({ needsPerson }) => needsPerson === true,
  );
}

function costOf(pairs: readonly Pair[], reader: ReaderName, found: (one: Prediction) => boolean): Cost {
  return {
    rows: pairs.length,
    plain: pairs.filter(({ plain }) => found(plain.says[reader])).length,
    changed: pairs.filter(({ changed }) => found(changed.says[reader])).length,
  };
}

/** Names of the ways that hide a text, and of those in which people simply write. */
export const HIDDEN: readonly string[] = Object.keys(DISGUISES);
export const WRITTEN: readonly string[] = Object.keys(WRITINGS);
