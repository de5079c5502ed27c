// `evidence …` at the command line: only for an authority, on record, and checked by the file that stands alone.

import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../../src/cli/main.js';
import { loadConfig } from '../../../src/config/config.js';
import { openEvidenceLog } from '../../../src/server/compose-evidence.js';
import { openStoreAndVault } from '../../../src/server/compose-store.js';
import { createKeyFile, newKeyFile } from '../../../src/store/key-file.js';
import { someEvidence } from '../../helpers/evidence-world.js';

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  await createKeyFile(join(folder, 'keys.json'), newKeyFile(0));
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(folder, 'evidence-key.pem'), key);
  env = {
    ...{ PROFILE: 'authority', PUBLIC_URL: 'https://chat.example.org', DESK_URL: 'https://desk.example.org' },
    ...{ ALARM_MAIL: 'duty@example.org', SMTP_URL: 'smtps://mail.example.org', KEY_FILE: join(folder, 'keys.json') },
    EVIDENCE_KEY_FILE: join(folder, 'evidence-key.pem'),
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[], over: NodeJS.ProcessEnv = env) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(['evidence', ...words], { stdin, stdout, stderr, env: over, cwd: folder });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

async function keep(...uids: readonly string[]): Promise<void> {
  const config = loadConfig(env, folder, folder);
  const { store, vault } = await openStoreAndVault(config);
  const { log } = openEvidenceLog(config, store, vault);
  for (const uid of uids) await log.record(someEvidence(uid));
  await store.close();
}

const asked = ['export', '--thread', 'thread-a', '--reason', 'the hearing', '--out', 'bundle'];

it('keeps and hands over nothing outside of an authority', async () => {
  for (const profile of ['development', 'ngo']) {
    expect(await run(asked, { ...env, PROFILE: profile })).toMatchObject({
      code: 2,
      err: expect.stringContaining('authority'),
    });
  }
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

it('wants a key, a reason, and a folder that is not there', async () => {
  await keep('m');
  expect(await run(asked, { ...env, EVIDENCE_KEY_FILE: '' })).toMatchObject({
    code: 2,
    err: expect.stringContaining('EVIDENCE_KEY'),
  });
  expect(await run(['export', '--thread', 'thread-a', '--out', 'bundle'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--reason'),
  });
  expect(await run([...asked.slice(0, -1), '.'])).toMatchObject({ code: 2 });
  expect(await run(asked.map((word) => (word === 'thread-a' ? 'nobody' : word)))).toMatchObject({ code: 2 });
});

it('exports a bundle that the verifier in it and openssl accept, until a byte is changed', async () => {
  await keep('m-1', 'm-2');
  const signed = await run(['sign']);
  const noted = /Root (\S+)/.exec(signed.out)?.[1] ?? '';
  const exported = await run(asked);
  expect(exported).toMatchObject({ code: 0, err: '' });
  const key = /Key (\S+)/.exec(exported.out)?.[1] ?? '';
  const bundle = join(folder, 'bundle');
  expect(statSync(join(bundle, 'records.json')).mode & 0o777).toBe(0o600);
  const verify = () =>
    spawnSync(process.execPath, ['verify.mjs', '.', '--key', key, '--root', noted], { cwd: bundle, encoding: 'utf8' });
  expect(verify()).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing was changed') });
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: bundle });
  for (const name of ['manifest', 'root']) {
    const by = ['-pubin', '-inkey', 'public-key.pem', '-rawin', '-in', `${name}.json`, '-sigfile', `${name}.sig`];
    execFileSync('openssl', ['pkeyutl', '-verify', ...by], { cwd: bundle });
  }
  // Paths are those of whoever asks, not of the process.
  expect(await run(['verify', 'bundle', '--key', key], {})).toMatchObject({ code: 0 });
  appendFileSync(join(bundle, 'report.html'), ' ');
  expect(verify()).toMatchObject({ status: 1, stdout: expect.stringContaining('FOUND report.html: was changed') });
  expect(await run(['verify', bundle, '--key', 'a'.repeat(64)], {})).toMatchObject({ code: 1 });
  expect(await run(['verify', bundle, 'two'], {})).toMatchObject({ code: 2 });
}, 120_000);

it('destroys evidence when nothing holds it, and what is left still verifies', async () => {
  await keep('m-1');
  const with_ = (verb: string) => run([verb, '--thread', 'thread-a', '--reason', 'order 7']);
  expect(await with_('hold')).toMatchObject({ code: 0 });
  expect(await with_('destroy')).toMatchObject({ code: 2, err: expect.stringContaining('legal hold') });
  expect(await with_('lift')).toMatchObject({ code: 0 });
  expect(await with_('destroy')).toMatchObject({ code: 0 });
  expect(await run(asked)).toMatchObject({ code: 0 });
  const { records } = JSON.parse(readFileSync(join(folder, 'bundle/records.json'), 'utf8')) as {
    records: { missing: string | null }[];
  };
  expect(records.map(({ missing }) => missing)).toEqual(['its key was destroyed', null, null, null, null]);
  expect(await run(['verify', join(folder, 'bundle')], {})).toMatchObject({ code: 0 });
}, 120_000);
