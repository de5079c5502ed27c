// `flows check` as it is installed: two processors play the talks between them, and nothing that either finds is lost.

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureBuilt } from '../helpers/built.js';

const run = promisify(execFile);

it('finds what is broken in the first flows and in the last, in every language', async () => {
  ensureBuilt();
  const dir = join(mkdtempSync(join(tmpdir(), 'content-')), 'mine');
  cpSync('content', dir, { recursive: true });
  for (const [flow, step] of [
    ['check-an-offer', 'look'],
    ['worker', 'topic'],
  ]) {
    const path = join(dir, `flows/${flow}.yaml`);
    const source = readFileSync(path, 'utf8');
    // To skip the question asks it again.
    writeFileSync(path, source.replace('    skipTo: next', `    skipTo: ${step}`));
  }
  const told = await run('node', ['bin/safe-passage.mjs', 'flows', 'check', '--content', dir, '--json']).catch(
    (error: { stdout: string; code: number }) => error,
  );
  rmSync(join(dir, '..'), { recursive: true });
  const found = told.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  const languages = (file: string) =>
    found
      .filter((one) => one.rule === 'cannot-skip' && one.file.endsWith(file))
      .map((one) => /, (\w\w): /.exec(one.why)?.[1]);
  const all = ['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];
  expect(languages('worker.yaml')).toEqual(all);
  expect(languages('check-an-offer.yaml')).toEqual(all);
  expect(told).toMatchObject({ code: 1 });
  for (const { path } of found) expect(path?.length).toBeGreaterThan(1);
  // Three seconds of two processors, which others may be using.
}, 180_000);
