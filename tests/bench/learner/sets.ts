// The nine public sets, their splits, and what the best peers reached on the shipped ones.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignFolds } from '../../../src/classifiers/linear/folds.js';
import { type LabelledRow, parseRows, rowsOfPart, shouldFlag } from '../../../src/classifiers/training-rows.js';
import { readText } from '../../../src/nlp/read.js';

/** Best peer of each set on its shipped split, whichever peer it was: F1 and area under the precision-recall curve (taxonomy). */
export const BEST_PEERS = {
  sms_spam_uci: { f1: 0.944, prAuc: 0.983 },
  emscad_balanced: { f1: 0.909, prAuc: 0.977 },
  emscad_raw_part: { f1: 0.928, prAuc: 0.976 },
  smishing_5971: { f1: 0.96, prAuc: 0.99 },
  th_sms_ssivakorn: { f1: 0.907, prAuc: 0.961 },
  bn_banglabarta: { f1: 0.974, prAuc: 0.998 },
  fil_sms_data103: { f1: 0.979, prAuc: 0.998 },
  id_sms_rahmi: { f1: 0.964, prAuc: 0.995 },
  ru_telegram: { f1: 0.974, prAuc: 0.998 },
} as const;

export type SetName = keyof typeof BEST_PEERS;

/** All sets, in the order in which the encoder reads them: the shortest first. */
export const SETS: readonly SetName[] = [
  'bn_banglabarta',
  'id_sms_rahmi',
  'fil_sms_data103',
  'th_sms_ssivakorn',
  'sms_spam_uci',
  'smishing_5971',
  'emscad_raw_part',
  'emscad_balanced',
  'ru_telegram',
];

/** One way to part a set. */
export interface Split {
  /** `shipped`, or how it was drawn. */
  readonly name: string;
  readonly train: readonly LabelledRow[];
  readonly test: readonly LabelledRow[];
}

/** Parts of five, one of which is the test part of a split that was drawn. */
const PARTS = 5;

/** The shipped split of a set, and `draws` others of the same rows. Null where the set is not there. */
export function splitsOf(folder: string, set: SetName, draws: number): readonly Split[] | null {
  const [data, shipped] = [join(folder, set, 'data.jsonl'), join(folder, set, 'split.json')];
  if (!existsSync(data) || !existsSync(shipped)) return null;
  const all = parseRows(readFileSync(data, 'utf8'), data);
  const split = readFileSync(shipped, 'utf8');
  const train = rowsOfPart(all, split, shipped, 'train');
  const test = rowsOfPart(all, split, shipped, 'test');
  return [{ name: 'shipped', train, test }, ...drawn([...train, ...test], draws)];
}

/** Near-duplicates stand on one side; both labels are spread evenly. */
function drawn(rows: readonly LabelledRow[], draws: number): readonly Split[] {
  const readings = rows.map(({ text }) => readText(text));
  const strata = rows.map((row) => String(shouldFlag(row)));
  const alone = rows.map(() => null);
  return Array.from({ length: draws }, (_, i) => {
    const parts = assignFolds(readings, strata, alone, PARTS, 101 + i);
    return {
      name: `draw ${i + 1}`,
      train: rows.filter((_row, row) => parts[row] !== 0),
      test: rows.filter((_row, row) => parts[row] === 0),
    };
  });
}
