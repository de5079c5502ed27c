// From labelled text to a model folder: the same bytes for the same seed, nothing for a bad row.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { loadModel } from '../../../src/classifiers/linear/store-model.js';
import { command as evaluateCommand } from '../../../src/cli/commands/evaluate.js';
import { command as showCommand } from '../../../src/cli/commands/model-show.js';
import { command as trainCommand } from '../../../src/cli/commands/train.js';

let dir: string;
let out: string;
const io = () => {
  const stdout = new PassThrough();
  out = '';
  stdout.on('data', (chunk: Buffer) => {
    out += String(chunk);
  });
  return { stdin: new PassThrough(), stdout, stderr: new PassThrough(), env: {}, cwd: dir };
};

const rows = Array.from({ length: 120 }, (_, i) => ({
  id: i,
  text:
    i % 3 === 0
      ? `win a free prize number ${i} call now`
      : `see you at the station at ${i % 12}, bring the tickets ${i}`,
  label: i % 3 === 0 ? 1 : 0,
}));
const split = { train: rows.slice(0, 90).map(({ id }) => id), test: rows.slice(90).map(({ id }) => id) };

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'train-'));
  writeFileSync(join(dir, 'd.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  writeFileSync(join(dir, 's.json'), JSON.stringify(split));
});
afterEach(() => rmSync(dir, { recursive: true }));

const TRAIN = ['--data', 'd.jsonl', '--split', 's.json', '--seed', '3'];

test('the same data and seed give the same bytes', async () => {
  expect(await trainCommand.run([...TRAIN, '--out', 'one'], io())).toBe(0);
  expect(await trainCommand.run([...TRAIN, '--out', 'two'], io())).toBe(0);
  for (const file of ['model.json', 'weights.bin', 'MODEL_CARD.md']) {
    expect(readFileSync(join(dir, 'one', file)).equals(readFileSync(join(dir, 'two', file)))).toBe(true);
  }
});

test('evaluate reads the test rows only, with the baseline beside, and its predictions bear the figures out', async () => {
  await trainCommand.run([...TRAIN, '--out', 'm'], io());
  const args = ['--model', 'm', '--data', 'd.jsonl', '--split', 's.json', '--predictions', 'p.jsonl', '--json'];
  expect(await evaluateCommand.run(args, io())).toBe(0);
  const result = JSON.parse(out);
  expect(result).toMatchObject({
    n: 30,
    positives: 10,
    f1: 1,
    precision: 1,
    recall: 1,
    prAuc: 1,
    rocAuc: 1,
    perLabel: {},
  });
  expect(result.messagesPerSecond).toBeGreaterThan(0);
  expect(result.ece).toBeGreaterThanOrEqual(0);
  expect(result.baseline.naturalBayes.f1).toBeGreaterThan(0.5);
  const predictions = readFileSync(join(dir, 'p.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(predictions.map(({ id }) => id)).toEqual(split.test);
  for (const { id, p, flagged } of predictions) {
    expect(p).toBeGreaterThanOrEqual(0);
    expect(flagged).toBe(id % 3 === 0);
  }
});

test('train_dedup wins over train', async () => {
  writeFileSync(join(dir, 's.json'), JSON.stringify({ ...split, train_dedup: split.train.slice(0, 60) }));
  await trainCommand.run([...TRAIN, '--out', 'm'], io());
  expect(loadModel(join(dir, 'm')).file.card.rows).toBe(60);
});

test.each([
  ['no JSON', '{"id":1', /d\.jsonl:2: is not JSON/],
  ['a label that is none', '{"id":1,"text":"x","label":2}', /d\.jsonl:2: "label"/],
  ['a label of no taxonomy', '{"id":1,"text":"x","labels":["nonsense"]}', /d\.jsonl:2: "labels/],
  ['no text', '{"id":1,"label":1}', /d\.jsonl:2: "text"/],
  ['an id used before', '{"id":0,"text":"x","label":1}', /d\.jsonl:2: its id/],
  ['another kind of row', '{"id":1,"text":"x","labels":[]}', /d\.jsonl:2: mixes/],
])('a row with %s ends the run, names its line, and nothing is written', async (_name, line, message) => {
  writeFileSync(join(dir, 'd.jsonl'), `{"id":0,"text":"a b c","label":0}\n${line}\n`);
  await expect(trainCommand.run(['--data', 'd.jsonl', '--out', 'm'], io())).rejects.toMatchObject({
    code: 'bad_usage',
    message: expect.stringMatching(message),
  });
  expect(existsSync(join(dir, 'm'))).toBe(false);
});

test.each([
  ['model.json', '{}', /model\.json: format/],
  ['model.json', '{', /model\.json: no readable model/],
  ['weights.bin', 'abc', /weights\.bin: does not fit/],
])('a model folder with a broken %s is refused by name', async (file, content, message) => {
  await trainCommand.run([...TRAIN, '--out', 'm'], io());
  writeFileSync(join(dir, 'm', file), content);
  expect(() => loadModel(join(dir, 'm'))).toThrow(
    expect.objectContaining({ code: 'bad_content', message: expect.stringMatching(message) }),
  );
});

test('a model of the taxonomy is measured on rows with one label by its flag alone', async () => {
  const model = resolve('models/first');
  writeFileSync(join(dir, 's2.json'), JSON.stringify({ test: [0, 1, 2, 4] }));
  const args = [
    '--model',
    model,
    '--data',
    'd.jsonl',
    '--split',
    's2.json',
    '--no-baseline',
    '--predictions',
    'p.jsonl',
  ];
  expect(await evaluateCommand.run([...args, '--json'], io())).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ n: 4, positives: 1, perLabel: {}, macroF1: null, people: null });
  expect(readFileSync(join(dir, 'p.jsonl'), 'utf8').trim().split('\n')).toHaveLength(4);
});

test('a model of one output has no second reader, and evaluate says so', async () => {
  await trainCommand.run([...TRAIN, '--out', 'm'], io());
  const args = ['--model', 'm', '--second', resolve('models/second'), '--data', 'd.jsonl', '--json'];
  await expect(evaluateCommand.run(args, io())).rejects.toMatchObject({ code: 'bad_usage' });
});

test('model show prints the shipped card, with thresholds and limits', async () => {
  expect(await showCommand.run([], io())).toBe(0);
  expect(out).toContain('## Known limits');
  expect(out).toMatch(/\| corpus\/kept-apart\/en\.jsonl \| \d+ \| \d+ \| 0\.\d{3} \|/);
  expect(await showCommand.run(['--json'], io())).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    kind: 'labels',
    thresholds: { needsPerson: { distress: expect.any(Number) } },
  });
});
