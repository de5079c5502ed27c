// Reads labelled text for `train` and `evaluate`: JSON Lines, and a split of row ids.

import { z } from 'zod';
import { LABELS, type Label, SPEAKERS, type Speaker } from '../domain/assessment.js';
import { AppError } from '../domain/errors.js';

const id = z.union([z.string(), z.number()]);
const binaryRow = z.object({ id, text: z.string(), label: z.union([z.literal(0), z.literal(1)]) });
const labelsRow = z.object({
  id,
  text: z.string(),
  labels: z.array(z.enum(LABELS)),
  speaker: z.enum(SPEAKERS).optional(),
  lang: z.string().optional(),
  slice: z.string().optional(),
  subject: z.string().optional(),
  author: z.string().optional(),
});
const splitSchema = z.object({
  train: z.array(id).optional(),
  test: z.array(id).optional(),
  train_dedup: z.array(id).optional(),
  test_dedup: z.array(id).optional(),
});

/** One labelled text. `labels` holds `positive` for a binary row with label 1. */
export interface LabelledRow {
  readonly id: string | number;
  readonly text: string;
  readonly labels: readonly (Label | 'positive')[];
  readonly speaker?: Speaker;
  readonly slice?: string;
  /** Rows of one subject are versions of each other, in another language for example. */
  readonly subject?: string;
  /** Who wrote it, as the corpus names its authors. */
  readonly author?: string;
}

/** 1 when a row should be flagged: some label but distress, or label 1. */
export function shouldFlag(row: Pick<LabelledRow, 'labels'>): 0 | 1 {
  return row.labels.some((label) => label !== 'distress') ? 1 : 0;
}

/** All rows are of one kind. */
export interface LabelledRows {
  readonly kind: 'binary' | 'labels';
  readonly rows: readonly LabelledRow[];
}

/** Parses JSON Lines. Throws AppError `bad_usage` that names file and line; ids must be unique. */
export function parseRows(content: string, file: string): LabelledRows {
  const rows: LabelledRow[] = [];
  const ids = new Set<string | number>();
  let kind: LabelledRows['kind'] | null = null;
  const lines = content.replace(/^\uFEFF/, '').split('\n');
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const fail = (why: string): AppError => new AppError('bad_usage', `${file}:${i + 1}: ${why}`);
    const found = parseRow(line, fail);
    if (kind !== null && kind !== found.kind) throw fail('mixes "label" and "labels"; every row must be of one kind');
    kind = found.kind;
    if (ids.has(found.row.id)) throw fail('its id was used by an earlier row');
    ids.add(found.row.id);
    rows.push(found.row);
  });
  if (kind === null) throw new AppError('bad_usage', `${file}:1: there is no row`);
  return { kind, rows };
}

function parseRow(line: string, fail: (why: string) => AppError): { kind: LabelledRows['kind']; row: LabelledRow } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw fail('is not JSON');
  }
  if (typeof value !== 'object' || value === null) throw fail('is not an object');
  if ('labels' in value) {
    const checked = labelsRow.safeParse(value);
    if (!checked.success) throw fail(reason(checked.error));
    const { lang: _lang, ...row } = checked.data;
    return { kind: 'labels', row: withoutMissing(row) };
  }
  const checked = binaryRow.safeParse(value);
  if (!checked.success) throw fail(reason(checked.error));
  const { label, ...rest } = checked.data;
  return { kind: 'binary', row: { id: rest.id, text: rest.text, labels: label === 1 ? ['positive'] : [] } };
}

/** Fields that are not there are left out, not undefined. */
function withoutMissing(row: { [K in keyof LabelledRow]: LabelledRow[K] | undefined }): LabelledRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as LabelledRow;
}

function reason(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join('.') ?? '';
  return path === '' ? 'is not valid' : `"${path}" is missing or not valid`;
}

/** Which part of a split is wanted. */
export type Part = 'train' | 'test';

/**
 * Rows of one part of a split; `train_dedup` and `test_dedup` win over `train` and `test`. Without a split all rows.
 * Throws AppError `bad_usage` when the split is broken or names a row that is not there.
 */
export function rowsOfPart(all: LabelledRows, split: string | null, file: string, part: Part): readonly LabelledRow[] {
  if (split === null) return all.rows;
  let value: unknown;
  try {
    value = JSON.parse(split);
  } catch {
    throw new AppError('bad_usage', `${file}:1: is not JSON`);
  }
  const checked = splitSchema.safeParse(value);
  const ids = checked.success ? (checked.data[`${part}_dedup`] ?? checked.data[part]) : undefined;
  if (ids === undefined) throw new AppError('bad_usage', `${file}:1: holds no list of row ids under "${part}"`);
  const byId = new Map(all.rows.map((row) => [row.id, row]));
  return ids.map((wanted) => {
    const row = byId.get(wanted);
    if (row === undefined)
      throw new AppError('bad_usage', `${file}:1: names the row ${wanted}, which is not in the data`);
    return row;
  });
}
