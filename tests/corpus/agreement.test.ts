// A second reader's labels beside the corpus: Cohen's kappa, what differs, and a sample that tells nothing of the labels.

import { readFileSync } from 'node:fs';
import { agreements, cohensKappa, disagreements, readSecond } from '../../tools/corpus/agreement.js';
import { kappaTable, putTable } from '../../tools/corpus/agreement-table.js';
import { type Corpus, readCorpus } from '../../tools/corpus/files.js';
import type { Row } from '../../tools/corpus/row.js';
import { sample, sampleLines } from '../../tools/corpus/sample.js';

const row = (id: string, changes: Partial<Row>): Row => ({
  id,
  text: `text of ${id}`,
  labels: [],
  speaker: 'unknown',
  slice: 'chat',
  author: 'a',
  platform: 'wa',
  ...changes,
});
const corpusOf = (...rows: Row[]): Corpus => ({
  rows: rows.map((value, i) => ({
    file: 'corpus/en.jsonl',
    line: i + 1,
    part: { lang: 'en', use: 'training' },
    value,
  })),
  conversations: [],
  problems: [],
});
const corpus = corpusOf(
  row('en-a-001', { labels: ['coercion', 'distress'], speaker: 'seeker', slice: 'disclosure' }),
  row('en-a-002', { labels: ['recruitment'], speaker: 'offeror', slice: 'offer' }),
  row('en-a-003', {}),
  row('en-a-004', {}),
);

test('kappa is that of the text book: 20 yes, 15 no, 5 and 10 apart of 50 give 0.4', () => {
  const answers = [
    ...Array.from({ length: 20 }, () => ['yes', 'yes'] as const),
    ...Array.from({ length: 5 }, () => ['yes', 'no'] as const),
    ...Array.from({ length: 10 }, () => ['no', 'yes'] as const),
    ...Array.from({ length: 15 }, () => ['no', 'no'] as const),
  ];
  expect(cohensKappa(answers)).toBeCloseTo(0.4, 10);
});

test('where both always say the same one thing, kappa says nothing', () => {
  expect(cohensKappa([['no', 'no'] as const, ['no', 'no'] as const])).toBeNull();
  expect(cohensKappa([])).toBeNull();
});

test('labels are compared one by one, in any order, in codes or full names', () => {
  const second =
    'en-a-001\tdis+coe\ts\nen-a-002\trecruitment+secrecy\tofferor\nen-a-003\t-\tu\nen-a-004\t-\treporter\n';
  const { pairs, problems } = readSecond(second, 'second.tsv', corpus);
  expect(problems).toEqual([]);
  const of = (name: string) => agreements(pairs).find((one) => one.name === name);
  expect(of('coercion')).toMatchObject({ corpus: 1, second: 1, same: 4, kappa: 1 });
  expect(of('secrecy')).toMatchObject({ corpus: 0, second: 1, same: 3, kappa: 0 });
  expect(of('speaker')).toMatchObject({ rows: 4, same: 3 });
  expect(disagreements(pairs).map((line) => line.split('\t')[0])).toEqual(['en-a-002', 'en-a-004']);
});

test('a line that cannot be read is named', () => {
  const { problems } = readSecond('en-a-009\t-\tu\nen-a-001\tfoo\ts\nen-a-002\trec\tx\n', 'second.tsv', corpus);
  expect(problems.map(({ line, why }) => `${line}: ${why}`)).toEqual([
    '1: no row has the id "en-a-009"',
    '2: label "foo" is not known',
    '3: speaker "x" is not known',
  ]);
});

test('the table takes its place in a document and can be renewed', () => {
  const { pairs } = readSecond('en-a-001\tdis+coe\ts\nen-a-003\t-\tu\n', 'second.tsv', corpus);
  const mark = '<!-- agreement: begin, written by `npm run corpus -- agreement … --into` -->';
  const once = putTable(`before\n${mark}\nold\n<!-- agreement: end -->\nafter\n`, kappaTable(pairs));
  expect(once).toContain('| coercion | 1.00 | 1.00 |');
  expect(once).not.toContain('old');
  expect(putTable(once, kappaTable(pairs))).toBe(once);
});

test('the data statement has a place for the table', () => {
  const statement = readFileSync('docs/data-statement.md', 'utf8');
  expect(putTable(statement, ['| a table |'])).toContain('| a table |');
});

test('a sample holds id and text alone, a fifth of the rows of every author, the same for the same seed', () => {
  const all = readCorpus('corpus');
  const rows = sample(all, 'fr', null, '7');
  const french = all.rows.filter(({ part }) => part.lang === 'fr').map(({ value }) => value);
  expect(rows).toHaveLength(Math.ceil(french.length / 5));
  for (const author of new Set(french.map((one) => one.author))) {
    const share =
      rows.filter((one) => one.author === author).length / french.filter((one) => one.author === author).length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.25);
  }
  expect(sample(all, 'fr', null, '7')).toEqual(rows);
  expect(sample(all, 'fr', null, '8')).not.toEqual(rows);
  for (const line of sampleLines(rows).trim().split('\n')) expect(line.split('\t')).toHaveLength(2);
});
