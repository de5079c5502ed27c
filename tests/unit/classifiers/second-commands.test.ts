// Both readers at the command line: who was asked is said, figures are printed, and a calibration is whole or not made.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { firstModelOf } from '../../../src/classifiers/linear/fingerprint.js';
import { TAXONOMY_OUTPUTS } from '../../../src/classifiers/linear/outputs.js';
import { loadModel } from '../../../src/classifiers/linear/store-model.js';
import { readJoin } from '../../../src/classifiers/second/join-model.js';
import { loadSecondReader } from '../../../src/classifiers/second/second-reader.js';
import type { Command } from '../../../src/cli/command.js';
import { LABELS, PASSAGE } from '../../../src/domain/assessment.js';
import { readLexiconOnce } from '../../helpers/lexicon-once.js';

await readLexiconOnce();
const { command: assess } = await import('../../../src/cli/commands/assess.js');
const { command: calibrate } = await import('../../../src/cli/commands/calibrate.js');
const { command: evaluate } = await import('../../../src/cli/commands/evaluate.js');

const MODEL = resolve('models/first');
const SECOND = resolve('models/second');
const firstVersion = readJoin(SECOND).first;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'second-commands-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

async function run(command: Command, args: readonly string[], { stdin = '', env = {} } = {}) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) =>
    new PassThrough().on('data', (chunk: Buffer) => {
      written[name] += String(chunk);
    });
  const io = { stdin: Readable.from([stdin]), stdout: stream('stdout'), stderr: stream('stderr'), env, cwd: dir };
  return { code: await command.run(args, io), written };
}

/** The first reader's folder as it is, only of another version. */
function otherFirst(): string {
  const folder = join(dir, 'other-first');
  cpSync(MODEL, folder, { recursive: true });
  const path = join(folder, 'model.json');
  const model = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...model, version: 'mine-1' }));
  return folder;
}

/** The first reader's folder under its own version, with one number of its curves changed. */
function retrainedFirst(): string {
  const folder = join(dir, 'retrained-first');
  cpSync(MODEL, folder, { recursive: true });
  const path = join(folder, 'model.json');
  const model = JSON.parse(readFileSync(path, 'utf8')) as { curves: Record<string, { both: { bias: number } }> };
  const { both } = model.curves.coercion ?? { both: { bias: 0 } };
  both.bias += 0.01;
  writeFileSync(path, JSON.stringify(model));
  return folder;
}

const lines = (list: readonly object[]): string => list.map((one) => `${JSON.stringify(one)}\n`).join('');

const ROWS = [
  { id: 'a', text: 'Please help me, they locked me in and took my passport', labels: ['coercion', 'distress'] },
  { id: 'b', text: 'See you at the market at noon', labels: [] },
  {
    id: 'c',
    text: 'Job abroad, no experience, 4,000 dollars, fly tomorrow, send passport photo',
    labels: ['recruitment'],
  },
  { id: 'd', text: 'Mañana llevo a los niños al colegio', labels: [] },
  { id: 'e', text: 'No puedo salir de la casa, ayúdenme por favor', labels: ['coercion', 'distress'] },
  { id: 'f', text: 'La farmacia abre a las nueve', labels: [] },
];

describe('assess', () => {
  const stdin = lines([{ id: 1, text: 'They took my passport and locked the door, please help' }]);

  async function answer(args: readonly string[], env = {}) {
    const { code, written } = await run(assess, args, { stdin, env });
    expect(code).toBe(0);
    return { ...JSON.parse(written.stdout), stderr: written.stderr };
  }

  let both: ReturnType<typeof answer> | undefined;
  /** Said once for all who look at it. */
  const askedBoth = () => {
    both ??= answer([]);
    return both;
  };

  test('asks both readers and says so', async () => {
    const said = await askedBoth();
    expect(said).toMatchObject({ readers: ['first', 'second'], needsPerson: true, stderr: '' });
    expect(said.model).toBe(`${firstVersion}+${readJoin(SECOND).version}`);
  });

  test.each([
    ['--fast', ['--fast'], {}],
    ['SECOND_READER=off', [], { SECOND_READER: 'off' }],
  ])('%s: the first alone, without a word about it', async (_name, args, env) => {
    expect(await answer(args, env)).toMatchObject({ readers: ['first'], model: firstVersion, stderr: '' });
  });

  test('a --model that the second reader was not joined with: said on stderr, and the first goes on', async () => {
    const said = await answer(['--model', otherFirst()]);
    expect(said).toMatchObject({ readers: ['first'], model: 'mine-1' });
    expect(said.stderr).toMatch(/not mine-1 \(safe-passage calibrate\): the first reads alone/);
  });

  test('a --model of the same version with other weights: said on stderr, and the first goes on', async () => {
    const said = await answer(['--model', retrainedFirst()]);
    expect(said).toMatchObject({ readers: ['first'], model: firstVersion });
    expect(said.stderr).toMatch(/was joined with other weights .*safe-passage calibrate/);
  });

  test('--signs-only: reasons are the signs of the lexicon alone', async () => {
    const searched = (await askedBoth()).reasons;
    const signs = (await answer(['--signs-only'])).reasons;
    expect(signs.length).toBeGreaterThan(0);
    for (const { indicator } of signs) expect(indicator).not.toBe(PASSAGE);
    expect(searched.map(({ label }: { label: string }) => label)).toEqual(
      expect.arrayContaining(['coercion', 'distress']),
    );
  });

  test("a talk's turns are read by both", async () => {
    const talk = lines([
      {
        id: 't',
        turns: [
          { from: 'user', text: 'hello' },
          { from: 'other', text: ROWS[2]?.text },
        ],
      },
    ]);
    const { code, written } = await run(assess, ['--conversations'], { stdin: talk });
    expect(code).toBe(0);
    const { turns } = JSON.parse(written.stdout);
    expect(Object.keys(turns[0].labels)).toEqual([...LABELS]);
    expect(turns.map(({ flagged }: { flagged: boolean }) => flagged)).toEqual([false, true]);
  });

  test('a --second that is not there ends the run by name', async () => {
    await expect(run(assess, ['--second', 'nowhere'], { stdin })).rejects.toMatchObject({
      code: 'bad_content',
      message: expect.stringMatching(/nowhere\/model\.json/),
    });
  });
});

describe('evaluate --second', () => {
  const ARGS = ['--model', MODEL, '--second', SECOND, '--data', 'd.jsonl'];
  beforeEach(() => writeFileSync(join(dir, 'd.jsonl'), lines(ROWS)));

  test('prints the figures of both together', async () => {
    const { code, written } = await run(evaluate, [...ARGS, '--predictions', 'p.jsonl']);
    expect(code).toBe(0);
    expect(written.stdout).toMatch(/^6 rows, 3 to flag\nflag {18}F1 [01]\.\d{3} {2}precision/);
    for (const label of LABELS) expect(written.stdout).toContain(`\n  ${label} `);
    expect(written.stdout).toMatch(/ \d+ texts a second\n$/);
    const predicted = readFileSync(join(dir, 'p.jsonl'), 'utf8').trimEnd().split('\n');
    expect(predicted.map((line) => JSON.parse(line).id)).toEqual(ROWS.map(({ id }) => id));
  });

  test('as JSON, with what matters most to people', async () => {
    const { written } = await run(evaluate, [...ARGS, '--json']);
    expect(JSON.parse(written.stdout)).toMatchObject({
      n: 6,
      positives: 3,
      people: {
        distress: { rows: 2, needsPerson: 2, calledOfferor: 0 },
        honest: { rows: 3, needsPerson: 0, flagged: 0 },
      },
    });
  });

  test('a first reader that it was not joined with is refused, with the mend', async () => {
    await expect(run(evaluate, ['--model', otherFirst(), ...ARGS.slice(2)])).rejects.toMatchObject({
      code: 'bad_content',
      message: expect.stringMatching(/not mine-1: run `safe-passage calibrate`/),
    });
  });
});

describe('calibrate', () => {
  // As `train --out-of-fold` writes it: every output of the model, the speakers' too.
  const SAID = ROWS.map(({ id, labels }) => ({
    id,
    labels: Object.fromEntries(
      TAXONOMY_OUTPUTS.map((output) => [output, (labels as readonly string[]).includes(output) ? 0.7 : 0.03]),
    ),
  }));
  const ARGS = ['--data', 'd.jsonl', '--split', 's.json', '--out-of-fold', 'o.jsonl', '--second', 'second'];
  let shipped: string;

  beforeEach(() => {
    cpSync(SECOND, join(dir, 'second'), { recursive: true });
    shipped = readFileSync(join(dir, 'second', 'model.json'), 'utf8');
    writeFileSync(join(dir, 'd.jsonl'), lines(ROWS));
    writeFileSync(join(dir, 'o.jsonl'), lines(SAID));
    writeFileSync(join(dir, 's.json'), JSON.stringify({ test: ROWS.map(({ id }) => id) }));
  });

  test('a handful of rows makes a model.json that loads, and the same one again', async () => {
    const { code, written } = await run(calibrate, ARGS);
    expect({ code, stdout: written.stdout }).toEqual({ code: 0, stdout: 'joined on 6 rows\n' });
    expect(written.stderr.split('\n')).toContain('secrecy: no row has it; its probabilities will not mean much');
    expect(written.stderr.split('\n')).toContain(
      'recruitment: only 1 row has it; its probabilities will not mean much',
    );
    const second = join(dir, 'second');
    const made = readFileSync(join(second, 'model.json'), 'utf8');
    expect(made).not.toBe(shipped);
    expect(readJoin(second)).toMatchObject({
      version: 'local-1',
      first: firstVersion,
      firstWeights: firstModelOf(loadModel(MODEL)).weights,
      rows: 6,
    });
    (await loadSecondReader({ encoder: 'models/encoder', second }, firstModelOf(loadModel(MODEL)))).dispose();
    await run(calibrate, ARGS);
    expect(readFileSync(join(second, 'model.json'), 'utf8')).toBe(made);
  });

  test('joined with another first reader it is asked beside that one, under the name it was given', async () => {
    const model = otherFirst();
    expect((await run(calibrate, [...ARGS, '--model', model, '--name', 'ours-7'])).code).toBe(0);
    const stdin = lines([{ id: 1, text: 'hello' }]);
    const { written } = await run(assess, ['--model', model, '--second', 'second'], { stdin });
    expect(written.stderr).toBe('');
    expect(JSON.parse(written.stdout)).toMatchObject({ readers: ['first', 'second'], model: 'mine-1+ours-7' });
  });

  const withoutOne = { ...SAID[1], labels: { ...SAID[1]?.labels, secrecy: undefined } };
  test.each([
    ['a row that the first reader said nothing of', 'o.jsonl', lines(SAID.slice(1)), [], /--out-of-fold has no row a/],
    ['a line that is not JSON', 'o.jsonl', `${lines(SAID)}{"id"\n`, [], /o\.jsonl:7: is not JSON/],
    ['a line without an id', 'o.jsonl', `${lines(SAID)}{"labels":{}}\n`, [], /o\.jsonl:7: "id"/],
    [
      'a label missing',
      'o.jsonl',
      lines([...SAID.slice(0, 1), withoutOne, ...SAID.slice(2)]),
      [],
      /o\.jsonl:2: "labels\.secrecy"/,
    ],
    ['a split that names a row of no file', 's.json', '{"test":["a","zzz"]}', [], /names the row zzz/],
    ['a split without a row', 's.json', '{"test":[]}', [], /s\.json:1: there is no row/],
    [
      'data of the other kind',
      'd.jsonl',
      lines(ROWS.map(({ id, text }) => ({ id, text, label: 1 }))),
      [],
      /d\.jsonl:1: needs rows with "labels"/,
    ],
    [
      'no --data',
      'd.jsonl',
      '',
      ['--split', 's.json', '--out-of-fold', 'o.jsonl', '--second', 'second'],
      /needs --data/,
    ],
    [
      'a first reader that is not there',
      'd.jsonl',
      lines(ROWS),
      [...ARGS, '--model', 'nowhere'],
      /nowhere\/model\.json/,
    ],
  ])('%s: the run ends with its place, and nothing is written', async (_name, file, content, args, message) => {
    writeFileSync(join(dir, file), content);
    await expect(run(calibrate, args.length > 0 ? args : ARGS)).rejects.toMatchObject({
      code: expect.stringMatching(/^bad_(usage|content)$/),
      message: expect.stringMatching(message),
    });
    expect(readFileSync(join(dir, 'second', 'model.json'), 'utf8')).toBe(shipped);
  });
});
