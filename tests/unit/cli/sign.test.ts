// Signing offline at the command line: a key of one's own, requests that can be read, files of the policy.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { canonicalJson } from '../../../src/bots/engagement/canonical.js';
import { main } from '../../../src/cli/main.js';
import { loadPolicy } from '../../../src/content/policy/load-policy.js';
import { loadTrustAnchors, signatureChecker } from '../../../src/content/policy/trust-anchors.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sign-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(words, { stdin, stdout, stderr, env: {}, cwd: folder });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

const key = (id: string, kind: string) =>
  run('authorisation', 'key', '--key-id', id, '--person', `account of ${id}`, '--kind', kind);

const checker = async () => signatureChecker(await loadTrustAnchors(folder));

it('makes a key that only its owner reads, and never writes over one', async () => {
  expect((await key('noor', 'authoriser')).code).toBe(0);
  expect(statSync(join(folder, 'noor.pem')).mode & 0o777).toBe(0o600);
  expect((await key('noor', 'authoriser')).code).toBe(2);
  expect((await key('other', 'king')).code).toBe(2);
});

it('signs a request, shows what it says, and refuses any other text', async () => {
  await key('noor', 'authoriser');
  const text = canonicalJson({ type: 'safe-passage-authorisation-1', id: 'A-1', necessity: 'because' });
  const words = ['--key', 'noor.pem', '--key-id', 'noor', '--request', 'request.txt'];
  writeFileSync(join(folder, 'request.txt'), text.ok ? `${text.value}\n` : '');
  const signed = await run('authorisation', 'sign', ...words);
  expect(signed.err).toContain('necessity: because');
  const by = (await checker())(text.ok ? text.value : '', JSON.parse(signed.out), Date.now());
  expect(by).toEqual({ ok: true, person: 'account of noor', kinds: ['authoriser'] });
  for (const other of ['hello', '{"type":"safe-passage-policy-1"}', '{ "type": "safe-passage-authorisation-1" }']) {
    writeFileSync(join(folder, 'request.txt'), other);
    expect((await run('authorisation', 'sign', ...words)).code).toBe(2);
  }
});

it('signs files of the policy, which count when two people did', async () => {
  mkdirSync(join(folder, 'policy'));
  cpSync('policy', join(folder, 'policy'), { recursive: true });
  const lines: string[] = [];
  for (const id of ['lex1', 'lex2']) {
    await key(id, 'policy');
    const words = ['--key', `${id}.pem`, '--key-id', id, '--dir', 'policy', '--file', 'words/fr.yaml'];
    lines.push((await run('policy', 'sign', ...words)).out);
  }
  const loaded = async (some: readonly string[]) => {
    writeFileSync(join(folder, 'policy/signatures.yaml'), `signatures:\n${some.join('')}`);
    return [...(await loadPolicy(join(folder, 'policy'), await checker(), Date.now())).languages.keys()];
  };
  expect(await loaded(lines)).toEqual(['fr']);
  expect(await loaded(lines.slice(0, 1))).toEqual([]);
  expect(readFileSync(join(folder, 'policy/signatures.yaml'), 'utf8')).not.toContain('PRIVATE');
});
