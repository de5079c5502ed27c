// `corpus augment`: versions of rows as they are written to be hidden, or in other letters.

import { seeded, shuffled } from '../random.js';
import type { Lang, Row } from '../row.js';
import { WAYS } from './ways.js';

/** A row made from another one. `subject` keeps it beside its source when a trainer splits rows into folds. */
export interface MadeRow extends Row {
  readonly subject: string;
  readonly made: { readonly from: string; readonly how: string };
}

/**
 * Each row in one way chosen by chance, or in every way that does something to it. Labels, speaker and slice stay: how a
 * text is spelled does not change what it says. Deterministic by row and seed, whatever the other rows are.
 */
export function augment(rows: readonly Row[], lang: Lang, seed: string, ways: 'one' | 'every'): readonly MadeRow[] {
  return rows.flatMap((row) => {
    const random = seeded(`${seed}:${row.id}`);
    const made: MadeRow[] = [];
    for (const how of shuffled(Object.keys(WAYS), random)) {
      const text = WAYS[how]?.(row.text, lang, random) ?? null;
      if (text === null || text === row.text) continue;
      made.push({ ...row, id: `${row.id}-${how}`, text, subject: subjectOf(row), made: { from: row.id, how } });
      if (ways === 'one') break;
    }
    return made;
  });
}

/** Source rows with the subject that their versions have, so that both stay on one side of a split. */
export function withSubject(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => ({ ...row, subject: subjectOf(row) }));
}

function subjectOf(row: Row): string {
  return row.subject ?? row.id;
}
