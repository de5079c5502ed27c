// A new model goes live only when it is not worse; there is a way back; who did it is on the record.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { jest } from '@jest/globals';
import type { AuditRecord } from '../../../src/app/audit.js';
import { loadModel, saveModel } from '../../../src/classifiers/linear/store-model.js';
import {
  FIRST_MODEL,
  goBack,
  liveModelDir,
  makeLive,
  SECOND_MODEL,
  storeCandidate,
} from '../../../src/classifiers/promoted.js';
import { type JoinModel, joinSchema } from '../../../src/classifiers/second/join-model.js';
import { parseRows } from '../../../src/classifiers/training-rows.js';
import { loadConfig } from '../../../src/config/config.js';
import { readLexiconOnce } from '../../helpers/lexicon-once.js';

await readLexiconOnce();
const regression = await import('../../../src/classifiers/regression.js');
const { frozenRows, regressionSchema } = regression;
/** Of each language, at the command line: all of them are read twice there, which takes ten seconds of a processor. */
const ROWS_EACH = 25;
/** Where both readers are asked: the encoder takes thirty times as long. */
let bothAsked = false;
jest.unstable_mockModule('../../../src/classifiers/regression.js', () => ({
  ...regression,
  frozenRows: (...args: Parameters<typeof frozenRows>) =>
    frozenRows(...args).flatMap(({ rows, language }) => {
      if (!bothAsked) return { language, rows: rows.slice(0, ROWS_EACH) };
      return language === 'en' ? { language, rows: rows.filter((_, n) => n % 9 === 0).slice(0, 18) } : [];
    }),
}));
const { loadLexicon } = await import('../../../src/classifiers/lexicon/load.js');
const { promoteModel } = await import('../../../src/app/operations/promote-model.js');
const { firstFigures } = await import('../../../src/app/operations/regression-figures.js');
const { openStoreAndVault } = await import('../../../src/server/compose-store.js');
const { main } = await import('../../../src/cli/main.js');

const SHIPPED = resolve('models/first');
const LEXICON = loadLexicon('content/lexicon');
const read = (language: string) => parseRows(readFileSync(`corpus/kept-apart/${language}.jsonl`, 'utf8'), language);
const SET = regressionSchema.parse(JSON.parse(readFileSync('models/regression/set.json', 'utf8')));

let folder: string;
let models: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-'));
  models = join(folder, 'data/models');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(words, { stdin, stdout, stderr, env, cwd: folder });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

/** The shipped model under another version; `spoil` makes it forget what it learned of these outputs. */
function candidate(version: string, spoil: readonly string[] = []): string {
  const { file, parts } = loadModel(SHIPPED);
  const curves = { ...file.curves };
  for (const output of spoil) {
    const silent = { linear: 0, lexicon: 0, bias: -6 };
    curves[output] = { both: silent, linear: silent, lexicon: silent };
  }
  const dir = join(folder, version);
  saveModel(dir, { ...file, version, curves }, parts, '# a card');
  return dir;
}

async function recorded() {
  const { store } = await openStoreAndVault(loadConfig({}, folder, folder));
  const { items } = await store.audit.list({ limit: 10 });
  await store.close();
  return items.map(({ act, object, outcome, actor }) => ({ act, object, outcome, actor }));
}

const live = () => liveModelDir({ promoted: models, shipped: SHIPPED });

/** The frozen rows of a few, so that a test takes a second. */
const FEW = frozenRows(SET, read)
  .filter(({ language }) => ['en', 'zh'].includes(language))
  .map(({ language, rows }) => ({ language, rows: rows.slice(0, 40) }));

const noted: AuditRecord[] = [];
beforeEach(() => void noted.splice(0));
const promote = (dir: string, at = 1) =>
  promoteModel(
    { dir, actor: 'ana', reason: 'new rows' },
    {
      folders: { promoted: models, shipped: SHIPPED },
      kind: FIRST_MODEL,
      figuresOf: firstFigures({ parts: FEW, lexicon: LEXICON }),
      audit: { record: async (event) => void noted.push(event) },
      clock: { now: () => at },
    },
  );

it('promotes one that is not worse, keeps it by its bytes, and goes back', async () => {
  const done = await promote(candidate('2099.1-1'));
  expect(done).toMatchObject({ promoted: true, model: expect.stringMatching(/^model:2099\.1-1-[0-9a-f]{12}$/) });
  expect(live()).toMatch(/models\/2099\.1-1-[0-9a-f]{12}$/);
  expect(existsSync(join(live(), 'MODEL_CARD.md'))).toBe(true);
  expect(noted).toEqual([
    { actor: 'ana', act: 'model.promote', object: done.model, outcome: 'ok', reason: 'new rows' },
  ]);
  await expect(promote(join(folder, '2099.1-1'))).rejects.toThrow('live already');
  expect(JSON.parse((await run(['model', 'list', '--json'])).out)).toMatchObject([
    { state: 'live', version: '2099.1-1', shipped: false, by: 'ana', since: '1970-01-01T00:00:00.001Z' },
    { state: 'earlier', shipped: true },
  ]);
  expect(await run(['model', 'rollback', '--reason', 'too many false alarms'])).toMatchObject({ code: 0 });
  expect(live()).toBe(SHIPPED);
  expect(await run(['model', 'rollback'])).toMatchObject({ code: 2 });
  expect(await recorded()).toEqual([
    { act: 'model.rollback', object: expect.any(String), outcome: 'ok', actor: expect.stringMatching(/^terminal:/) },
  ]);
});

it('refuses one that is worse, says in what, and changes nothing', async () => {
  const { promoted, figures } = await promote(candidate('worse', ['distress', 'coercion']));
  expect(promoted).toBe(false);
  const worse = figures.filter(({ ok }) => !ok).map(({ what }) => what);
  expect(worse).toEqual(expect.arrayContaining(['flag F1', 'distress: person called']));
  expect(live()).toBe(SHIPPED);
  expect(existsSync(models)).toBe(false);
  expect(noted).toMatchObject([{ act: 'model.promote', outcome: 'refused' }]);
});

it('holds a candidate against the shipped model too, so that small losses do not add up', async () => {
  await promote(candidate('2099.1-1'));
  const { figures } = await promote(candidate('2026.12-2'));
  expect(new Set(figures.map(({ against }) => against))).toEqual(new Set(['live', 'shipped']));
});

it('goes back step by step and keeps five', async () => {
  for (let n = 1; n <= 7; n += 1) {
    const folderName = storeCandidate(models, candidate(`v${n}`));
    makeLive({ promoted: models, shipped: SHIPPED }, folderName, { at: n, by: 'ana' });
  }
  expect(readdirSync(models).filter((name) => name.startsWith('v'))).toHaveLength(6);
  const reached: string[] = [];
  while (goBack(models, { at: 9, by: 'ana' }) !== null) reached.push(basename(live()).split('-')[0] ?? '');
  expect(reached).toEqual(['v6', 'v5', 'v4', 'v3', 'v2']);
});

it('does not read with a promoted model that was changed, and still finds the way back', async () => {
  await promote(candidate('2099.1-1'));
  writeFileSync(join(live(), 'weights.bin'), 'other bytes');
  expect(live).toThrow('model rollback');
  expect(await run(['model', 'rollback'])).toMatchObject({ code: 0 });
  expect(live()).toBe(SHIPPED);
});

describe('model promote', () => {
  it('refuses at the command line with the table and exit 1', async () => {
    const refused = await run(['model', 'promote', candidate('worse', ['distress', 'coercion'])]);
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/^flag F1 +live.*WORSE$/m);
    expect(refused.out).toMatch(/^distress: person called +live.*WORSE$/m);
    expect(refused.out).toContain('Refused');
    expect(await recorded()).toMatchObject([{ act: 'model.promote', outcome: 'refused' }]);
  });

  it.each([
    ['without a folder', [], {}, 'DIR'],
    ['with a way around the refusal', ['x', '--force'], {}, 'option'],
    ['where a setting names the model', ['x'], { MODEL_DIR: SHIPPED }, 'MODEL_DIR'],
    ['by somebody who has no account', ['x', '--by', 'Nobody'], {}, '--by'],
    ['of a folder that is no model', ['x'], {}, 'model.json'],
  ])('does nothing %s', async (_, words, env, says) => {
    expect(await run(['model', 'promote', ...words], env)).toMatchObject({
      code: 2,
      err: expect.stringContaining(says),
    });
  });
});

describe('a second reader', () => {
  const SECOND = resolve('models/second');
  beforeAll(() => {
    bothAsked = true;
  });
  afterAll(() => {
    bothAsked = false;
  });
  const liveSecond = () => liveModelDir({ promoted: join(models, 'second'), shipped: SECOND }, SECOND_MODEL);

  /** The shipped one under another name; `edit` changes how it is joined. */
  function secondCandidate(version: string, edit: (model: JoinModel) => object = () => ({})): string {
    const dir = join(folder, version);
    cpSync(SECOND, dir, { recursive: true });
    const model = joinSchema.parse(JSON.parse(readFileSync(join(dir, 'model.json'), 'utf8')));
    writeFileSync(join(dir, 'model.json'), JSON.stringify({ ...model, version, ...edit(model) }));
    return dir;
  }

  it('is promoted when both readers together are not worse, listed, and taken back', async () => {
    const dir = secondCandidate('2026.12-2');
    const done = await run(['model', 'promote', dir, '--second', '--reason', 'rows of November']);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Live: model:2026.12-2-') });
    expect(liveSecond()).toMatch(/models\/second\/2026\.12-2-[0-9a-f]{12}$/);
    expect(live()).toBe(SHIPPED);
    expect(JSON.parse((await run(['model', 'list', '--second', '--json'])).out)).toMatchObject([
      { state: 'live', version: '2026.12-2', shipped: false },
      { state: 'earlier', shipped: true },
    ]);
    writeFileSync(join(liveSecond(), 'layers.q4'), 'other bytes');
    expect(liveSecond).toThrow('model rollback --second');
    expect(await run(['model', 'rollback', '--second'])).toMatchObject({ code: 0 });
    expect(liveSecond()).toBe(SECOND);
  });

  it('is refused when people in distress would no longer be seen', async () => {
    const deaf = ({ thresholds }: JoinModel) => ({
      sure: undefined,
      thresholds: { ...thresholds, needsPerson: { distress: 1, minor_risk: 1 } },
    });
    const refused = await run(['model', 'promote', secondCandidate('deaf', deaf), '--second']);
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/^distress: person called +live.*WORSE$/m);
    expect(liveSecond()).toBe(SECOND);
  });

  it.each([
    ['that was joined with another first reader', {}, 'calibrate'],
    ['where it is off', { SECOND_READER: 'off' }, 'SECOND_READER'],
    ['where a setting names it', { SECOND_MODEL_DIR: SECOND }, 'SECOND_MODEL_DIR'],
  ])('is not promoted %s', async (_, env, says) => {
    const dir = secondCandidate('stranger', () => ({ first: 'another' }));
    expect(await run(['model', 'promote', dir, '--second'], env)).toMatchObject({
      code: 2,
      err: expect.stringContaining(says),
    });
  });
});

describe('the regression set', () => {
  it('is all of its languages, as it was when it was frozen', () => {
    const parts = frozenRows(SET, read);
    expect(parts).toHaveLength(13);
    expect(parts.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(2_000);
  });

  it('notices a word or a label that changed, and a row that is gone', () => {
    const changed = (edit: (row: ReturnType<typeof read>['rows'][number]) => object | null) => (language: string) => {
      const { kind, rows } = read(language);
      const [first, ...rest] = rows;
      const edited = first === undefined ? null : edit(first);
      return { kind, rows: edited === null ? rest : [{ ...first, ...edited } as (typeof rows)[number], ...rest] };
    };
    expect(() =>
      frozenRows(
        SET,
        changed(({ text }) => ({ text: `${text}.` })),
      ),
    ).toThrow('frozen');
    expect(() =>
      frozenRows(
        SET,
        changed(() => ({ labels: ['distress', 'secrecy'] })),
      ),
    ).toThrow('frozen');
    expect(() =>
      frozenRows(
        SET,
        changed(() => null),
      ),
    ).toThrow('frozen');
  });

  it('shares no row with what the shipped model was trained on', () => {
    for (const [language, { ids }] of Object.entries(SET.languages)) {
      const trained = new Set(
        parseRows(readFileSync(`corpus/${language}.jsonl`, 'utf8'), language).rows.map(({ id }) => id),
      );
      expect(ids.filter((id) => trained.has(id))).toEqual([]);
    }
  });
});

describe('what drift is held against', () => {
  it('is made of given rows for the live model, and of too few not at all', async () => {
    const rows = readFileSync('corpus/kept-apart/en.jsonl', 'utf8').split('\n').slice(0, 120);
    writeFileSync(join(folder, 'rows.jsonl'), rows.join('\n'));
    expect(await run(['model', 'reference', '--data', 'rows.jsonl'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/messages; languages with enough: en/),
    });
    const reference = JSON.parse(readFileSync(join(models, 'reference.json'), 'utf8'));
    expect(reference.model).toBe(loadModel(SHIPPED).file.version);
    expect(Object.keys(reference.languages)).toEqual(['all', 'en']);
    writeFileSync(join(folder, 'few.jsonl'), `${JSON.stringify({ text: 'hello' })}\n`);
    expect(await run(['model', 'reference', '--data', 'few.jsonl'])).toMatchObject({ code: 2 });
  });

  it.each([[[]], [['--stored', '--data', 'x']], [['--stored', '--since', 'yesterday']]])(
    'refuses %j',
    async (words) => {
      expect(await run(['model', 'reference', ...words])).toMatchObject({ code: 2 });
    },
  );
});
