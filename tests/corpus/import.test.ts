// Authors' files become rows and conversations; the same files give the same corpus.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Imported, importParts } from '../../tools/corpus/import.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
const run = (): Imported => importParts(folder, join(folder, 'corpus'));
const lines = (name: string): Record<string, unknown>[] =>
  readFileSync(join(folder, 'corpus', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const ROWS = `# region: a bakery
- | o | honest-job | fb | Bakery looks for help ⏎ Saturday | Sunday, contract
dis+coe | s | disclosure | wa | She keeps my passport and I cannot leave the flat, please help
`;

test('a row is read with its codes, its line breaks and an id that says where it stands', () => {
  write('en-a.txt', ROWS);
  expect(run()).toMatchObject({ rows: 2, removed: [], problems: [] });
  expect(lines('en.jsonl')).toEqual([
    {
      id: 'en-a-001',
      text: 'Bakery looks for help\nSaturday | Sunday, contract',
      labels: [],
      speaker: 'offeror',
      slice: 'honest-job',
      author: 'a',
      platform: 'fb',
    },
    expect.objectContaining({ id: 'en-a-002', labels: ['coercion', 'distress'], speaker: 'seeker' }),
  ]);
});

test('the third author is kept apart, and a row like an earlier one is left out and named', () => {
  write('en-a.txt', ROWS);
  write(
    'en-c.txt',
    '- | u | chat | wa | Shall we cook tonight?\ncoe+dis | s | disclosure | sms | she keeps my PASSPORT and I cannot leave the flat. Please help!\n',
  );
  const { removed } = run();
  expect(removed).toEqual([{ earlier: 'en-a-002', later: 'en-c-002', share: 1 }]);
  expect(lines('kept-apart/en.jsonl').map(({ id }) => id)).toEqual(['en-c-001']);
});

test('importing twice changes nothing; a settled row stays as it was settled', () => {
  write('en-a.txt', ROWS);
  run();
  const first = readFileSync(join(folder, 'corpus/en.jsonl'), 'utf8');
  run();
  expect(readFileSync(join(folder, 'corpus/en.jsonl'), 'utf8')).toBe(first);
  const settled = first.replace('"speaker":"seeker"', '"speaker":"seeker","note":"settled: watched, too"');
  writeFileSync(join(folder, 'corpus/en.jsonl'), settled);
  run();
  expect(readFileSync(join(folder, 'corpus/en.jsonl'), 'utf8')).toContain('settled: watched, too');
});

test('a conversation keeps its turns and the turn at which a reader should look', () => {
  write(
    'en-b.conv.txt',
    '=== risky | turn 3 | slice: offer | platform: tg\nother: Hi, still looking?\nuser: Yes: always\nother: Fly tomorrow, tell nobody\nuser: Hm\n',
  );
  expect(run().problems).toEqual([]);
  expect(lines('conversations/en.jsonl')[0]).toMatchObject({
    id: 'en-b-talk-1',
    risky: true,
    riskTurn: 3,
    platform: 'tg',
    turns: [{ from: 'other' }, { from: 'user', text: 'Yes: always' }, { from: 'other' }, { from: 'user' }],
  });
});

test('a bad line is named with its place and left out', () => {
  write('en-a.txt', 'xyz | o | offer | fb | Come now\n- | u | chat | wa | hello there\n');
  expect(run()).toMatchObject({
    rows: 1,
    problems: [{ file: 'en-a.txt', line: 1, why: 'label "xyz" is not known' }],
  });
});
