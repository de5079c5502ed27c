// `export training` at the command line: off unless it is switched on, with a reason, never over a file.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../../src/cli/main.js';
import { loadConfig } from '../../../src/config/config.js';
import { openStoreAndVault } from '../../../src/server/compose-store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[], env: NodeJS.ProcessEnv = { TRAINING_EXPORT: 'on' }) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(['export', 'training', ...words], { stdin, stdout, stderr, env, cwd: folder });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

it('takes nothing out, and opens nothing, while it is off', async () => {
  expect(await run(['--reason', 'x'], {})).toMatchObject({ code: 2, err: expect.stringContaining('TRAINING_EXPORT') });
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

it('wants a reason', async () => {
  expect(await run([])).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
});

it('writes a file for its owner only, and records who took how many', async () => {
  expect(await run(['--reason', 'a new model', '--out', 'rows.jsonl'])).toEqual({
    code: 0,
    out: '',
    err: '0 rows of 0 talks; 0 decided talks without consent left out.\n',
  });
  expect(readFileSync(join(folder, 'rows.jsonl'), 'utf8')).toBe('');
  expect(statSync(join(folder, 'rows.jsonl')).mode & 0o777).toBe(0o600);
  const { store } = await openStoreAndVault(loadConfig({}, folder, folder));
  const [event] = (await store.audit.list({ limit: 1 })).items;
  await store.close();
  expect(event).toMatchObject({ act: 'training.export', object: 'rows:0', actor: expect.stringMatching(/^terminal:/) });
});

it('writes over nothing', async () => {
  writeFileSync(join(folder, 'rows.jsonl'), 'mine');
  expect(await run(['--reason', 'x', '--out', 'rows.jsonl'])).toMatchObject({ code: 2 });
  expect(readFileSync(join(folder, 'rows.jsonl'), 'utf8')).toBe('mine');
});
