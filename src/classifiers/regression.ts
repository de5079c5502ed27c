// What a new model is held against before it goes live: a frozen set of rows that nothing was trained on, and how much worse is too much.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../domain/errors.js';
import { measure, type Prediction } from './evaluation.js';
import type { LabelledRow, LabelledRows } from './training-rows.js';

/** `models/regression/set.json`: ids and a hash by language. The rows themselves lie in `corpus/kept-apart`. */
export const regressionSchema = z.strictObject({
  format: z.literal(1),
  why: z.string(),
  languages: z.record(
    z.string(),
    z.strictObject({
      ids: z.array(z.union([z.string(), z.number()])).min(1),
      sha256: z.string(),
    }),
  ),
});
export type RegressionSet = z.infer<typeof regressionSchema>;

/** Rows of one language. */
export interface LanguageRows {
  readonly language: string;
  readonly rows: readonly LabelledRow[];
}

/** SHA-256 over id, text and labels of rows in their order: a word or a label that changes is noticed. */
export function rowsHash(rows: readonly LabelledRow[]): string {
  const hash = createHash('sha256');
  for (const { id, text, labels } of rows) hash.update(`${JSON.stringify([id, text, [...labels].sort()])}\n`);
  return hash.digest('hex');
}

/**
 * The rows of the set out of what lies in the files; rows that were added since are left out. Throws AppError `bad_content` when one is
 * missing or was changed: figures of another set may not be compared.
 */
export function frozenRows(set: RegressionSet, read: (language: string) => LabelledRows): readonly LanguageRows[] {
  return Object.entries(set.languages).map(([language, { ids, sha256 }]) => {
    const byId = new Map(read(language).rows.map((row) => [row.id, row]));
    const rows = ids.flatMap((id) => byId.get(id) ?? []);
    if (rows.length === ids.length && rowsHash(rows) === sha256) return { language, rows };
    throw new AppError(
      'bad_content',
      `the regression set's rows in "${language}" are not what they were when it was frozen`,
    );
  });
}

/** What promotion looks at. Shares are of 1. */
export interface RegressionFigures {
  readonly flagF1: number;
  readonly byLanguage: Readonly<Record<string, number>>;
  /** Of the rows with distress: for how many a person is called. */
  readonly distressRecall: number;
  /** Of the same: how many are called an offeror. */
  readonly distressAccused: number;
  /** Of the rows with signs of a minor: for how many a person is called. */
  readonly minorRecall: number;
  /** Of the honest rows: how many are flagged, and for how many a person is called for nothing. */
  readonly honestFlagged: number;
  readonly honestCalled: number;
}

/**
 * How much worse than the model before a new one may be: about the standard error of the difference on so many rows (2,309 in all, 172 to
 * 201 a language), so that chance alone seldom refuses and a real loss seldom passes. People in distress and minors get no such room:
 * one row in two hundred.
 */
export const TOLERANCE = {
  flagF1: 0.01,
  languageF1: 0.03,
  distressRecall: 0.005,
  distressAccused: 0.005,
  minorRecall: 0.005,
  honestFlagged: 0.01,
  honestCalled: 0.02,
} as const;

/** Figures of a model's predictions, which lie in the order of the rows. */
export function regressionFigures(
  parts: readonly LanguageRows[],
  predict: (rows: readonly LabelledRow[]) => readonly Prediction[],
): RegressionFigures {
  const rows = parts.flatMap((part) => part.rows);
  const predictions = predict(rows);
  const all = measure(rows, predictions, 0);
  const distress = all.people?.distress;
  const honest = all.people?.honest;
  return {
    flagF1: all.f1,
    byLanguage: f1ByLanguage(parts, predictions),
    distressRecall: share(distress?.needsPerson, distress?.rows),
    distressAccused: share(distress?.calledOfferor, distress?.rows),
    minorRecall: calledFor(rows, predictions),
    honestFlagged: share(honest?.flagged, honest?.rows),
    honestCalled: share(honest?.needsPerson, honest?.rows),
  };
}

/** Of the rows with signs of a minor, the share for which a person is called. */
function calledFor(rows: readonly LabelledRow[], predictions: readonly Prediction[]): number {
  const minors = predictions.filter((_, i) => rows[i]?.labels.includes('minor_risk'));
  return share(minors.filter(({ needsPerson }) => needsPerson === true).length, minors.length);
}

function f1ByLanguage(
  parts: readonly LanguageRows[],
  predictions: readonly Prediction[],
): RegressionFigures['byLanguage'] {
  let from = 0;
  const found: Record<string, number> = {};
  for (const { language, rows } of parts) {
    found[language] = measure(rows, predictions.slice(from, from + rows.length), 0).f1;
    from += rows.length;
  }
  return found;
}

function share(part = 0, whole = 0): number {
  return whole === 0 ? 0 : part / whole;
}

/** One line of the table that decides. `worseBy` is positive where the candidate is worse. */
export interface Comparison {
  readonly what: string;
  readonly current: number;
  readonly candidate: number;
  readonly worseBy: number;
  readonly tolerance: number;
  readonly ok: boolean;
}

/** Every figure of the candidate beside the one that it must hold. */
export function compare(current: RegressionFigures, candidate: RegressionFigures): readonly Comparison[] {
  const line = (what: string, before: number, after: number, tolerance: number, lessIsBetter = false): Comparison => {
    const worseBy = lessIsBetter ? after - before : before - after;
    // Figures are shares of whole rows: a difference of a rounding is none.
    return { what, current: before, candidate: after, worseBy, tolerance, ok: worseBy <= tolerance + 1e-9 };
  };
  return [
    line('flag F1', current.flagF1, candidate.flagF1, TOLERANCE.flagF1),
    ...Object.entries(current.byLanguage).map(([language, f1]) =>
      line(`flag F1, ${language}`, f1, candidate.byLanguage[language] ?? 0, TOLERANCE.languageF1),
    ),
    line('distress: person called', current.distressRecall, candidate.distressRecall, TOLERANCE.distressRecall),
    line(
      'distress: called offeror',
      current.distressAccused,
      candidate.distressAccused,
      TOLERANCE.distressAccused,
      true,
    ),
    line('minor risk: person called', current.minorRecall, candidate.minorRecall, TOLERANCE.minorRecall),
    line('honest: flagged', current.honestFlagged, candidate.honestFlagged, TOLERANCE.honestFlagged, true),
    line('honest: person called', current.honestCalled, candidate.honestCalled, TOLERANCE.honestCalled, true),
  ];
}
