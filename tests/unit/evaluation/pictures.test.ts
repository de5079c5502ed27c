// The tables and pictures of the evaluation say what was read, and hold in a Markdown cell and in XML.

import { LABELS, type Label } from '../../../src/domain/assessment.js';
import type { Row } from '../../../tools/corpus/row.js';
import { flagCost, type Pair } from '../../../tools/eval/disguise.js';
import { pictures } from '../../../tools/eval/pictures.js';
import type { ReadRow } from '../../../tools/eval/read.js';
import { figuresTable, heardTable, speakersTable, worstTable } from '../../../tools/eval/tables.js';

function read(id: string, holds: boolean, p: number, text = 'words | of <a> person'): ReadRow {
  const labels = Object.fromEntries(LABELS.map((label) => [label, label === 'coercion' ? p : 0.01]));
  const says = { id, p, flagged: p >= 0.5, labels, speaker: 'offeror', needsPerson: false };
  const row: Row = {
    id,
    text,
    labels: holds ? (['coercion'] as Label[]) : [],
    speaker: 'seeker',
    slice: holds ? 'threat' : 'chat',
    author: 'c',
    platform: null,
  };
  return { row, lang: 'en', heard: holds ? 'en' : 'fr', says: { first: says, second: says, both: says } };
}

const ROWS = [
  read('en-c-1', true, 0.9),
  read('en-c-2', true, 0.2),
  read('en-c-3', false, 0.7),
  read('en-c-4', false, 0.1),
];

test('a group of honest rows has no F1 and says how many of them were flagged', () => {
  const honest = figuresTable([['chat', ROWS.slice(2)]], 'both')
    .split('\n')
    .at(-1);
  expect(honest?.split('|').map((cell) => cell.trim())).toEqual([
    '',
    'chat',
    '2',
    '0',
    '–',
    '–',
    '–',
    '–',
    '–',
    '–',
    '–',
    '–',
    '–',
    '0.500',
    '0.000',
    '',
  ]);
});

test('the surest errors of both kinds are listed by id, and a text cannot break the table', () => {
  const wrong = worstTable(ROWS, 'wrongly flagged').split('\n');
  expect(wrong).toHaveLength(3);
  expect(wrong[2]).toContain('| en-c-3 | chat | – | 0.700 coercion |');
  expect(wrong[2]).toContain('words \\| of &lt;a> person');
  expect(worstTable(ROWS, 'missed')).toContain('| en-c-2 | threat | coercion | 0.200 coercion |');
});

test('speakers and languages that were heard wrong are counted under what was heard', () => {
  expect(speakersTable(ROWS, 'both')).toContain('| seeker | 4 | 4 | 0 | 0 | 0 | 0.000 |');
  expect(heardTable([['en', ROWS]])).toContain('| en | 4 | 0.500 | fr 2 |');
});

test('what a disguise costs is counted on the same rows, of those that should be flagged', () => {
  const pair = (plain: ReadRow, changed: ReadRow): Pair => ({ how: 'leet', plain, changed });
  const pairs = [
    pair(read('a', true, 0.9), read('a-leet', true, 0.4)),
    pair(read('b', false, 0.9), read('b-leet', false, 0.9)),
  ];
  expect(flagCost(pairs, 'both')).toEqual({ rows: 1, plain: 1, changed: 0 });
});

test('each picture is one SVG with a title, both axes, a curve, and a dark side', () => {
  const drawn = pictures(ROWS, ['en']);
  expect([...drawn.keys()]).toContain('reliability.svg');
  for (const picture of drawn.values()) {
    expect(picture.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(picture).toContain('<title id="t">');
    expect(picture).toContain('prefers-color-scheme: dark');
    expect(picture).toMatch(/<path class="both" d="M[\d.]+ [\d.]+/);
    expect(picture).not.toMatch(/NaN|undefined|Infinity/);
  }
});
