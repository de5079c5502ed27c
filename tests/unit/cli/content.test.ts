// An NGO edits every word without a programmer: export, edit, draft, check, publish; and goes back when something is wrong.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { draftContent } from '../../../src/app/content/draft-content.js';
import { publishContent } from '../../../src/app/content/publish-content.js';
import { createContentSource, versionBefore } from '../../../src/app/content/versions.js';
import { lookAtContent } from '../../../src/app/content/watch-content.js';
import { main } from '../../../src/cli/main.js';
import { loadConfig } from '../../../src/config/config.js';
import { type ContentFiles, packFiles, readContentFiles, unpackFiles } from '../../../src/content/files.js';
import { holdContent } from '../../../src/content/holder.js';
import { loadContent } from '../../../src/content/load.js';
import type { ContentAct } from '../../../src/domain/content-version.js';
import { openStoreAndVault } from '../../../src/server/compose-store.js';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...words: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(words, { stdin, stdout, stderr, env: {}, cwd: folder });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

async function withStore<T>(
  work: (store: Awaited<ReturnType<typeof openStoreAndVault>>['store']) => Promise<T>,
): Promise<T> {
  const { store } = await openStoreAndVault(loadConfig({}, folder, folder));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function edit(dir: string, file: string, from: string, to: string): void {
  const path = join(folder, dir, file);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
}

const listed = async () =>
  (await run('content', 'list', '--json')).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const shipped = await loadContent('content');
const [key = '', words = ''] =
  Object.entries(shipped.locales.en ?? {}).find(([, text]) => text.startsWith('Hello')) ?? [];

it('changes a word in the running service without a restart, says who did it, and goes back', async () => {
  expect(await listed()).toMatchObject([{ version: 0, state: 'live', since: null }]);
  expect(await run('content', 'export', 'edited')).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, 'edited/flows/help.yaml'))).toBe(true);
  edit('edited', 'locales/en.json', words, words.replace('Hello', 'Good day'));
  expect((await run('content', 'draft', 'edited', '--note', 'a warmer greeting')).out).toContain(
    'Draft 1, made of version 0',
  );
  expect(await listed()).toMatchObject([
    { version: 1, state: 'draft', base: 0, note: 'a warmer greeting', by: expect.stringMatching(/^terminal:/) },
    { version: 0, state: 'live' },
  ]);

  await withStore(async (store) => {
    const source = createContentSource(store.content, async () => shipped);
    const content = await holdContent(source.load);
    const greeting = () => content.current().locales.en?.[key];
    expect(greeting()).toBe(words);

    expect(await run('content', 'publish', '1', '--reason', 'agreed')).toMatchObject({ code: 0, err: '' });
    expect(greeting()).toBe(words);
    await lookAtContent({ source, content, log: SILENT });
    expect(greeting()).toBe(words.replace('Hello', 'Good day'));

    expect((await run('content', 'rollback')).out).toBe('Version 0 is in force again, instead of 1.\n');
    await lookAtContent({ source, content, log: SILENT });
    expect(greeting()).toBe(words);
    const { items } = await store.audit.list({ limit: 10 });
    expect(items.map(({ act, object, outcome }) => `${act} ${object} ${outcome}`)).toEqual([
      'content.rollback content:0 ok',
      'content.publish content:1 ok',
      'content.draft content:1 ok',
    ]);
  });
  expect(await run('content', 'rollback')).toMatchObject({ code: 2 });
}, 120_000);

it('refuses what would strand somebody, with file and line, and keeps the draft', async () => {
  await run('content', 'export', 'edited');
  edit('edited', 'flows/waiting.yaml', ' to: ', ' to: nowhere_');
  await run('content', 'draft', 'edited');
  for (const command of ['check', 'publish']) {
    const { code, out } = await run('content', command, '1');
    expect(code).toBe(1);
    expect(out).toMatch(/^content\/flows\/waiting\.yaml:\d+: unknown-step: .*nowhere_/);
  }
  writeFileSync(join(folder, 'edited/languages.yaml'), 'not: [a, list');
  await run('content', 'draft', 'edited');
  expect(await run('content', 'check', '2')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^content\/languages\.yaml:1: unreadable/),
  });
  expect(await listed()).toMatchObject([
    { version: 2, state: 'draft' },
    { state: 'draft' },
    { version: 0, state: 'live' },
  ]);
});

it.each([
  [['content', 'publish', '7'], 'no version 7'],
  [['content', 'publish'], 'number of a version'],
  [['content', 'rollback', '--to', 'one'], 'number of a version'],
  [['content', 'rollback'], 'none before it'],
  [['content', 'export', '.'], 'not empty'],
  [['content', 'draft'], 'DIR'],
  [['content', 'draft', 'nowhere'], 'missing'],
])('%j: says why not', async (words, why) => {
  writeFileSync(join(folder, 'a-file'), '');
  expect(await run(...words)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
});

describe('of two who edit at the same time', () => {
  const files: Promise<ContentFiles> = readContentFiles('content');
  const changed = async (word: string) => {
    const all = await files;
    return { ...all, 'wording/en.yaml': `${all['wording/en.yaml']}\n# ${word}\n` };
  };
  const nobody = { record: async () => undefined };
  const clock = { now: () => 1 };

  it('the second is told that another version went live, and undoes nothing unseen', async () => {
    await withStore(async ({ content: store }) => {
      const deps = { store, shipped: () => files, audit: nobody, clock };
      for (const by of ['ana', 'ben']) await draftContent({ files: await changed(by), base: 0, by, note: '' }, deps);
      await store.insertAct({ n: 1, act: 'publish', version: 1, by: 'ana', at: 1 });
      const second = { version: 2, by: 'ben', reason: null };
      expect(await publishContent(second, { profile: 'development', languages: null }, deps)).toEqual({
        kind: 'stale',
        base: 0,
        inForce: 1,
      });
      const again = publishContent({ ...second, version: 1 }, { profile: 'development', languages: null }, deps);
      await expect(again).rejects.toMatchObject({ code: 'bad_usage' });
    });
  });

  it('both drafts are kept, each under a number of its own', async () => {
    await withStore(async ({ content: store }) => {
      const drafts = ['ana', 'ben', 'eve'].map(async (by) =>
        draftContent({ files: await changed(by), base: 0, by, note: '' }, { store, audit: nobody, clock }),
      );
      expect((await Promise.all(drafts)).map(({ n }) => n).sort()).toEqual([1, 2, 3]);
    });
  });

  it('nothing but content is kept', async () => {
    await withStore(async ({ content: store }) => {
      const files = { '../policy/x.yaml': 'a: 1' };
      const draft = draftContent({ files, base: 0, by: 'eve', note: '' }, { store, audit: nobody, clock });
      await expect(draft).rejects.toMatchObject({ code: 'bad_usage' });
    });
  });
});

describe('a published version that this program cannot use', () => {
  it('ends the start with the way back, and never replaces one that works', async () => {
    await withStore(async ({ content: store }) => {
      const source = createContentSource(store, async () => shipped);
      const content = await holdContent(source.load);
      const broken = { 'languages.yaml': '[]' };
      await store.keepBundle({ hash: 'x', packed: packFiles(broken) });
      await store.insertVersion({ n: 1, hash: 'x', base: 0, by: 'ana', at: 1, note: '' });
      await store.insertAct({ n: 1, act: 'publish', version: 1, by: 'ana', at: 1 });
      const errors: unknown[] = [];
      const log = { ...SILENT, error: (event: string) => void errors.push(event) };
      await lookAtContent({ source, content, log });
      await lookAtContent({ source, content, log });
      expect(errors).toEqual(['content_kept']);
      expect(content.current()).toBe(shipped);
      await expect(createContentSource(store, async () => shipped).load()).rejects.toMatchObject({
        code: 'bad_content',
        message: expect.stringContaining('content rollback --to 0'),
      });
    });
    expect((await run('content', 'rollback', '--to', '0')).code).toBe(0);
  });

  it('damaged files are not taken for content', () => {
    expect(unpackFiles(packFiles({ 'languages.yaml': 'é\ud800' }))).toEqual({ 'languages.yaml': 'é\ud800' });
    expect(() => unpackFiles(Uint8Array.from([1, 2, 3]))).toThrow('damaged');
  });
});

describe('the way back', () => {
  const acts = (...steps: readonly (readonly ['publish' | 'rollback', number])[]): readonly ContentAct[] =>
    steps.map(([act, version], i) => ({ n: i + 1, act, version, by: 'ana', at: i })).reverse();

  it.each([
    ['nothing was published', acts(), null],
    ['one was published', acts(['publish', 1]), 0],
    ['two were', acts(['publish', 1], ['publish', 4]), 1],
    ['after going back once', acts(['publish', 1], ['publish', 4], ['rollback', 1]), 0],
    ['after going back and on', acts(['publish', 1], ['rollback', 0], ['publish', 2]), 0],
    ['after going back to one that never lived', acts(['publish', 1], ['rollback', 3]), 1],
  ])('when %s', (_, done, before) => {
    expect(versionBefore(done)).toBe(before);
  });
});
