// Whether reasons carry their labels: what they name is cut from the text, the rest is read anew, and the probability must halve.

import { readFileSync } from 'node:fs';
import { without } from '../src/classifiers/reasons/passages.js';
import { type LabelledRow, parseRows } from '../src/classifiers/training-rows.js';
import { type Assessment, LABELS, type Label } from '../src/domain/assessment.js';
import { LANGUAGES } from './corpus/row.js';

/** Reads a text, reasons included. */
export type Read = (text: string) => Assessment | Promise<Assessment>;

/** One label of one text. */
export interface Case {
  readonly id: LabelledRow['id'];
  readonly label: Label;
  readonly before: number;
  /** Probability without the passages named for the label. */
  readonly after: number;
  readonly faithful: boolean;
  /** Share of the text that the passages take, 0..1. */
  readonly named: number;
  /** Whether the label holds; else it alone raised a flag or called a person below .5. */
  readonly holds: boolean;
}

/** Rows of the kept-apart part, so many of each language, evenly spread over it. */
export function keptApart(each = Number.POSITIVE_INFINITY): readonly LabelledRow[] {
  return LANGUAGES.flatMap((lang) => {
    const file = `corpus/kept-apart/${lang}.jsonl`;
    const { rows } = parseRows(readFileSync(file, 'utf8'), file);
    const step = Math.max(1, Math.floor(rows.length / each));
    return rows.filter((_, i) => i % step === 0).slice(0, each);
  });
}

/** Every label that holds, or has a reason, in the rows. `again` reads what is left: the same reader, which need not look for reasons. */
export async function faithfulness(read: Read, again: Read, rows: readonly LabelledRow[]): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const { id, text } of rows) {
    const { labels, reasons } = await read(text);
    for (const label of LABELS) {
      const named = reasons.filter((reason) => reason.label === label);
      if (labels[label] < 0.5 && named.length === 0) continue;
      const rest = without(text, named);
      const after = (await again(rest)).labels[label];
      const faithful = named.length > 0 && after <= labels[label] / 2;
      const share = text.length === 0 ? 0 : 1 - rest.length / text.length;
      cases.push({ id, label, before: labels[label], after, faithful, named: share, holds: labels[label] >= 0.5 });
    }
  }
  return cases;
}

/** Share of the texts of which every label is faithful. */
export function faithfulTexts(cases: readonly Case[]): number {
  const ids = new Set(cases.map(({ id }) => id));
  const wrong = new Set(cases.filter(({ faithful }) => !faithful).map(({ id }) => id));
  return ids.size === 0 ? 1 : 1 - wrong.size / ids.size;
}
