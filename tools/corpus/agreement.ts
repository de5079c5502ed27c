// `corpus agreement`: how far a second reader agrees with the corpus, beyond what chance would give.

import { LABELS, type Label, SPEAKERS, type Speaker } from '../../src/domain/assessment.js';
import type { Corpus, Problem } from './files.js';
import { type Row, readLabels, readSpeaker } from './row.js';

/** One message as two readers see it. */
export interface Pair {
  readonly row: Row;
  readonly labels: readonly Label[];
  readonly speaker: Speaker;
}

/** Agreement on one question. `kappa` is null when both readers gave every row the same answer: chance says nothing. */
export interface Agreement {
  readonly name: string;
  readonly rows: number;
  /** Rows to which the corpus, and the second reader, gave the label; null for the speaker and for all together. */
  readonly corpus: number | null;
  readonly second: number | null;
  readonly same: number;
  readonly kappa: number | null;
}

/**
 * Cohen's kappa (1960): (p_o − p_e) / (1 − p_e) with p_e from each reader's own shares. `answers`: two answers a row.
 */
export function cohensKappa(answers: readonly (readonly [string, string])[]): number | null {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const [a, b] of answers) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) same += 1;
  }
  const n = answers.length;
  let chance = 0;
  for (const [answer, count] of first) chance += (count / n) * ((second.get(answer) ?? 0) / n);
  return n === 0 || chance === 1 ? null : (same / n - chance) / (1 - chance);
}

/** Reads `id \t labels \t speaker` and puts each line beside its row. Lines that cannot be read are problems. */
export function readSecond(
  content: string,
  file: string,
  corpus: Corpus,
): { readonly pairs: readonly Pair[]; readonly problems: readonly Problem[] } {
  const byId = new Map(corpus.rows.map(({ value }) => [value.id, value]));
  const problems: Problem[] = [];
  const pairs = new Map<string, Pair>();
  content.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [id = '', codes = '', by = ''] = line.split('\t').map((field) => field.trim());
    const row = byId.get(id);
    const labels = readLabels(codes);
    const speaker = readSpeaker(by);
    const fail = (why: string): void => void problems.push({ file, line: i + 1, why });
    if (row === undefined) fail(`no row has the id "${id}"`);
    else if (pairs.has(id)) fail(`the id "${id}" stands twice`);
    else if (!labels.ok) fail(labels.why);
    else if (!speaker.ok) fail(speaker.why);
    else pairs.set(id, { row, labels: labels.value, speaker: speaker.value });
  });
  return { pairs: [...pairs.values()], problems };
}

/** Kappa for each label, for any label at all, for the speaker, and over all single decisions on labels together. */
export function agreements(pairs: readonly Pair[]): readonly Agreement[] {
  const perLabel = LABELS.map((label) =>
    yesOrNo(
      label,
      pairs,
      ({ labels }) => labels.includes(label),
      ({ labels }) => labels.includes(label),
    ),
  );
  const anyLabel = yesOrNo(
    'any label',
    pairs,
    ({ labels }) => labels.length > 0,
    ({ labels }) => labels.length > 0,
  );
  const speaker = answersOf(
    'speaker',
    pairs.map(({ row, speaker: said }) => [row.speaker, said] as const),
  );
  const overall = answersOf(
    'all labels together',
    pairs.flatMap(({ row, labels }) =>
      LABELS.map((label) => [`${row.labels.includes(label)}`, `${labels.includes(label)}`] as const),
    ),
  );
  return [...perLabel, anyLabel, speaker, overall];
}

function yesOrNo(
  name: string,
  pairs: readonly Pair[],
  inCorpus: (row: Row) => boolean,
  bySecond: (pair: Pair) => boolean,
): Agreement {
  const answers = pairs.map((pair) => [`${inCorpus(pair.row)}`, `${bySecond(pair)}`] as const);
  const count = (index: 0 | 1): number => answers.filter((answer) => answer[index] === 'true').length;
  return { ...answersOf(name, answers), corpus: count(0), second: count(1) };
}

function answersOf(name: string, answers: readonly (readonly [string, string])[]): Agreement {
  const same = answers.filter(([a, b]) => a === b).length;
  return { name, rows: answers.length, corpus: null, second: null, same, kappa: cohensKappa(answers) };
}

/** Rows on which the two differ, one line each: what the corpus says, what the second reader says, the text. */
export function disagreements(pairs: readonly Pair[]): readonly string[] {
  return pairs
    .filter(({ row, labels, speaker }) => row.speaker !== speaker || names(row.labels) !== names(labels))
    .map(({ row, labels, speaker }) => {
      const text = row.text.replace(/\n/g, ' ⏎ ');
      return `${row.id}\t${names(row.labels)} ${row.speaker}\t${names(labels)} ${speaker}\t${text}`;
    });
}

function names(labels: readonly Label[]): string {
  return labels.length === 0 ? '-' : LABELS.filter((label) => labels.includes(label)).join('+');
}

/** Speakers are a closed list; a reader's table says how often each stands for which. */
export function speakerTable(pairs: readonly Pair[]): readonly string[] {
  const count = (a: Speaker, b: Speaker): number =>
    pairs.filter(({ row, speaker }) => row.speaker === a && speaker === b).length;
  return [
    `| corpus \\ second | ${SPEAKERS.join(' | ')} |`,
    `|---|${SPEAKERS.map(() => '---').join('|')}|`,
    ...SPEAKERS.map((a) => `| ${a} | ${SPEAKERS.map((b) => count(a, b)).join(' | ')} |`),
  ];
}
