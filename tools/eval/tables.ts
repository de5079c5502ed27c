// The tables of the model card, as Markdown.

import { type Evaluation, type Figures, measure } from '../../src/classifiers/evaluation.js';
import { recallAtFalsePositives } from '../../src/classifiers/metrics.js';
import { LABELS, SPEAKERS } from '../../src/domain/assessment.js';
import { READERS, type ReaderName, type ReadRow } from './read.js';
import { truthOf } from './truth.js';

/** Rows of one name: a language, a slice, all. */
export type Group = readonly [name: string, rows: readonly ReadRow[]];

const NONE = '–';

/** A table from its head and lines of cells. */
export function table(head: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), `|${'---|'.repeat(head.length)}`, ...lines.map(row)].join('\n');
}

/** A share with three places; a dash where there was nothing to share. */
export function share(part: number, whole: number): string {
  return whole === 0 ? NONE : (part / whole).toFixed(3);
}

/** Every figure of one reader by group. */
export function figuresTable(groups: readonly Group[], reader: ReaderName): string {
  const head = [
    '',
    'rows',
    'to flag',
    'F1',
    'precision',
    'recall',
    'PR-AUC',
    'ROC-AUC',
    'macro-F1',
    'calibration error',
    'distress: person called',
    'distress called offeror',
    'honest: flagged',
    'honest: person called',
  ];
  return table(
    head,
    groups.map(([name, rows]) => [name, ...figureCells(evaluate(rows, reader))]),
  );
}

function evaluate(rows: readonly ReadRow[], reader: ReaderName): Evaluation {
  return measure(
    rows.map(({ row }) => row),
    rows.map(({ says }) => says[reader]),
    0,
  );
}

/** What cannot be said of rows that are all of one kind is a dash. */
function figureCells(one: Evaluation): readonly (string | number)[] {
  const { distress, honest } = one.people ?? { distress: null, honest: null };
  const [some, mixed] = [one.positives > 0, one.positives > 0 && one.positives < one.n];
  const shown = (holds: boolean, value: number | null): string => (holds && value !== null ? value.toFixed(3) : NONE);
  return [
    one.n,
    one.positives,
    shown(some, one.f1),
    shown(some, one.precision),
    shown(some, one.recall),
    shown(mixed, one.prAuc),
    shown(mixed, one.rocAuc),
    shown(some, one.macroF1),
    shown(mixed, one.ece),
    distress === null ? NONE : share(distress.needsPerson, distress.rows),
    distress === null || distress.rows === 0 ? NONE : `${distress.calledOfferor} of ${distress.rows}`,
    honest === null ? NONE : share(honest.flagged, honest.rows),
    honest === null ? NONE : share(honest.needsPerson, honest.rows),
  ];
}

/** Each label, all languages, by every reader. */
export function labelsTable(rows: readonly ReadRow[]): string {
  const by = READERS.map((reader) => evaluate(rows, reader).perLabel);
  const cells = (one: Figures | undefined): readonly string[] =>
    one === undefined ? [] : [one.f1, one.precision, one.recall, one.prAuc].map((value) => value.toFixed(3));
  return table(
    ['label', 'rows', ...READERS.flatMap((reader) => [`${reader}: F1`, 'precision', 'recall', 'PR-AUC'])],
    LABELS.map((label) => [label, by[0]?.[label]?.positives ?? 0, ...by.flatMap((figures) => cells(figures[label]))]),
  );
}

/** F1 and PR-AUC of each label in each language, both readers. */
export function labelsByLanguage(groups: readonly Group[]): string {
  const measured = groups.map(([name, rows]) => [name, evaluate(rows, 'both').perLabel] as const);
  return table(
    ['F1 / PR-AUC (rows)', ...measured.map(([name]) => name)],
    LABELS.map((label) => [
      label,
      ...measured.map(([, figures]) => {
        const one = figures[label];
        return one === undefined || one.positives === 0
          ? NONE
          : `${short(one.f1)} / ${short(one.prAuc)} (${one.positives})`;
      }),
    ]),
  );
}

function short(value: number): string {
  return value.toFixed(2).replace(/^0/, '');
}

/** How much is still found when at most one other row in a hundred may score as high. */
export function strictTable(groups: readonly Group[]): string {
  return table(
    ['', 'to flag', 'others', 'others let through', ...READERS],
    groups.map(([name, rows]) => {
      const truth = truthOf(rows);
      const positives = truth.filter((one) => one === 1).length;
      const found = READERS.map((reader) => {
        const scores = rows.map(({ says }) => says[reader].p);
        return recallAtFalsePositives(scores, truth, 0.01)?.toFixed(3) ?? NONE;
      });
      const others = rows.length - positives;
      return [name, positives, others, Math.floor(others * 0.01), ...found];
    }),
  );
}

/** Who wrote it: rows as the corpus says, columns as the reader heard. */
export function speakersTable(rows: readonly ReadRow[], reader: ReaderName): string {
  return table(
    ['truly', 'rows', ...SPEAKERS.map((speaker) => `heard ${speaker}`), 'recall'],
    SPEAKERS.map((truly) => {
      const own = rows.filter(({ row }) => row.speaker === truly);
      const heard = SPEAKERS.map((speaker) => own.filter(({ says }) => says[reader].speaker === speaker).length);
      return [truly, own.length, ...heard, share(heard[SPEAKERS.indexOf(truly)] ?? 0, own.length)];
    }),
  );
}

/** Which language was heard. */
export function heardTable(groups: readonly Group[]): string {
  return table(
    ['', 'rows', 'heard right', 'heard as another'],
    groups.map(([name, rows]) => {
      const wrong = new Map<string, number>();
      for (const { lang, heard } of rows) if (heard !== lang) wrong.set(heard, (wrong.get(heard) ?? 0) + 1);
      const others = [...wrong].sort((a, b) => b[1] - a[1]).map(([lang, count]) => `${lang} ${count}`);
      const right = rows.filter(({ lang, heard }) => heard === lang).length;
      return [name, rows.length, share(right, rows.length), others.join(', ') || NONE];
    }),
  );
}

/** Most errors of a kind that are listed. */
const LISTED = 12;
/** Characters of an excerpt. */
const EXCERPT = 90;

/** The surest errors of both readers: flags that are wrong, or rows to flag that were passed over. */
export function worstTable(rows: readonly ReadRow[], kind: 'wrongly flagged' | 'missed'): string {
  const truth = truthOf(rows);
  const wrong = rows.filter(
    ({ says }, i) => says.both.flagged === (kind === 'wrongly flagged') && truth[i] !== Number(says.both.flagged),
  );
  const sign = kind === 'wrongly flagged' ? 1 : -1;
  const listed = wrong.toSorted((a, b) => sign * (b.says.both.p - a.says.both.p)).slice(0, LISTED);
  return table(
    ['row', 'slice', 'its labels', 'said', 'first alone', 'begins'],
    listed.map(({ row, says }) => [
      row.id,
      row.slice,
      row.labels.join(', ') || NONE,
      `${says.both.p.toFixed(3)} ${strongest(says.both.labels)}`,
      says.first.p.toFixed(3),
      excerpt(row.text),
    ]),
  );
}

function strongest(labels: Readonly<Record<string, number>> | null): string {
  const suspicions = Object.entries(labels ?? {}).filter(([label]) => label !== 'distress');
  return suspicions.sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** One line that a table's cell can hold. */
function excerpt(text: string): string {
  const units = [...text.replace(/\s+/g, ' ')];
  const cut = units.length > EXCERPT ? `${units.slice(0, EXCERPT).join('')}…` : units.join('');
  return cut
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/([*_`[\]])/g, '\\$1');
}
