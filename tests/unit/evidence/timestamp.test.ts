// Time stamps by a local authority made with openssl, asked over HTTP as a real one would be.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyBundle } from '../../../bin/evidence-verify.mjs';
import { requestTimestamp } from '../../../src/app/evidence/timestamp.js';
import { httpTsa } from '../../../src/server/compose-evidence.js';
import { toldWorld } from '../../helpers/evidence-world.js';

const CONFIG = `
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:true
[stamp]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
`;

let folder: string;
let server: Server;
let url: string;
/** What the authority answers with, from a request. */
let answer: (request: Buffer) => Buffer;

const openssl = (...words: readonly string[]) =>
  execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
const read = (name: string) => readFileSync(join(folder, name));
const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'openssl.cnf'];

/** A certificate for `name`, signed by the authority `ca`. */
function certificate(name: string, ca: string): void {
  openssl(
    'req',
    '-x509',
    ...ec,
    '-subj',
    `/CN=${ca}`,
    '-extensions',
    'ca',
    '-keyout',
    `${ca}.key`,
    '-out',
    `${ca}.pem`,
  );
  openssl('req', ...ec, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
  const signed = [
    '-CA',
    `${ca}.pem`,
    '-CAkey',
    `${ca}.key`,
    '-CAcreateserial',
    '-extfile',
    'openssl.cnf',
    '-extensions',
    'stamp',
  ];
  openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-days', '30', '-out', `${name}.pem`);
}

function stampWith(name: string, ca: string): (request: Buffer) => Buffer {
  return (request) => {
    writeFileSync(join(folder, 'request.tsq'), request);
    const by = ['-signer', `${name}.pem`, '-inkey', `${name}.key`, '-chain', `${ca}.pem`];
    openssl(
      'ts',
      '-reply',
      '-config',
      'openssl.cnf',
      '-section',
      'authority',
      '-queryfile',
      'request.tsq',
      ...by,
      '-out',
      'reply.tsr',
    );
    return read('reply.tsr');
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsa-'));
  writeFileSync(join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01');
  certificate('clock', 'court');
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => response.end(answer(Buffer.concat(parts))));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}, 60_000);
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  answer = stampWith('clock', 'court');
});

const digest = (text: string) => createHash('sha256').update(text).digest();

describe('a time stamp', () => {
  it('is one that openssl accepts', async () => {
    const stamp = await requestTimestamp(digest('this'), httpTsa(url));
    if (!stamp.ok) throw new Error(stamp.error);
    writeFileSync(join(folder, 'this.tsr'), stamp.value.der);
    writeFileSync(join(folder, 'this'), 'this');
    expect(String(openssl('ts', '-verify', '-data', 'this', '-in', 'this.tsr', '-CAfile', 'court.pem'))).toBeDefined();
    expect(Number.isFinite(stamp.value.at)).toBe(true);
  });

  it('is not taken when it is for something else, an answer to an older request, or none at all', async () => {
    const other = stampWith('clock', 'court');
    let first: Buffer | undefined;
    answer = (request) => (first ??= other(request));
    expect((await requestTimestamp(digest('this'), httpTsa(url))).ok).toBe(true);
    expect(await requestTimestamp(digest('this'), httpTsa(url))).toEqual({ ok: false, error: 'wrong' });
    expect(await requestTimestamp(digest('that'), httpTsa(url))).toEqual({ ok: false, error: 'wrong' });
    answer = () => Buffer.from('<html>');
    expect(await requestTimestamp(digest('this'), httpTsa(url))).toEqual({ ok: false, error: 'wrong' });
    expect(await requestTimestamp(digest('this'), httpTsa('http://127.0.0.1:1/'))).toEqual({
      ok: false,
      error: 'unreachable',
    });
  });

  it('goes along in the bundle and is checked there, with who stands behind it', async () => {
    const { files, root, noTimestamp } = await (await toldWorld({ tsa: httpTsa(url) })).exported();
    expect(noTimestamp).toBeNull();
    const bundle = files;
    const tsaCa = String(read('court.pem'));
    const checked = verifyBundle(bundle, { key: root.keyId, tsaCa });
    expect(checked.findings).toEqual([]);
    expect(checked.notes.join('\n')).toMatch(/Time stamp: .*CN=clock/);
    expect(verifyBundle(bundle, { key: root.keyId }).notes.join('\n')).toContain('was not checked (--tsa-ca)');
    openssl('req', '-x509', ...ec, '-subj', '/CN=court', '-extensions', 'ca', '-keyout', 'x.key', '-out', 'forged.pem');
    const forged = verifyBundle(bundle, { key: root.keyId, tsaCa: String(read('forged.pem')) }).findings;
    expect(forged.map(({ file }) => file)).toContain('root.tsr');
  }, 60_000);

  it('is missed, not required: an authority that is away leaves a signed root without it', async () => {
    const away = () => Promise.reject(new Error('away'));
    const { files, root, noTimestamp } = await (await toldWorld({ tsa: away })).exported();
    expect([noTimestamp, root.timestamp, files.has('root.tsr')]).toEqual(['unreachable', null, false]);
    expect(verifyBundle(files, { key: root.keyId }).findings).toEqual([]);
  });
});
