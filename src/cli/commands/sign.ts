// `authorisation key`, `authorisation sign`, `policy sign`: on the signer's own machine, without a store, without a server.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newSigningKey, signPolicyFile, signRequest } from '../../app/engagement/sign-offline.js';
import { SIGNER_KINDS, type SignerKind } from '../../domain/authorisation.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { listOf, readInput, readOptions, required } from './options.js';

const YEAR_MS = 365 * 86_400_000;
const KEY_OPTIONS = { key: { type: 'string' }, 'key-id': { type: 'string' } } as const;

/** Makes a key of one's own. */
export const authorisationKey: Command = {
  name: 'authorisation key',
  summary: 'make a signing key of your own, and its trust anchor',
  usage: `
Usage: safe-passage authorisation key --key-id ID --person PERSON --kind KIND [--kind KIND] [--days N]

Writes ID.pem (the private key: keep it on your own machine, never on the server) and ID.yaml (the trust anchor: for the
folder TRUST_ANCHORS of the deployment). PERSON is the account id (\`user list --json\`) of an authoriser or of who signs
policy, or how a magistrate is named in tokens. Kinds: ${SIGNER_KINDS.join(', ')}. Good for N days, 365 when not said.
Replaces no file.
`,
  async run(args, io) {
    const options = readOptions(args, {
      ...{ 'key-id': { type: 'string' }, person: { type: 'string' }, days: { type: 'string' } },
      kind: { type: 'string', multiple: true },
    });
    const keyId = required(options, 'key-id');
    if (!/^[\w.-]+$/.test(keyId)) throw new AppError('bad_usage', '--key-id takes letters, digits and . _ -');
    const days = options.days === undefined ? YEAR_MS / 86_400_000 : Number(options.days);
    if (!Number.isInteger(days) || days < 1) throw new AppError('bad_usage', '--days takes a whole number from 1');
    const now = Date.now();
    const key = newSigningKey({
      keyId,
      person: required(options, 'person'),
      kinds: kindsOf(listOf(options, 'kind')),
      notBefore: new Date(now).toISOString(),
      notAfter: new Date(now + days * 86_400_000).toISOString(),
    });
    write(io, `${keyId}.pem`, key.privatePem, 0o600);
    write(io, `${keyId}.yaml`, key.anchor, 0o644);
    io.stdout.write(`Wrote ${keyId}.pem (keep it) and ${keyId}.yaml (for TRUST_ANCHORS).\n`);
    return 0;
  },
};

/** Signs what the desk gives to sign. */
export const authorisationSign: Command = {
  name: 'authorisation sign',
  summary: 'sign a request for an authorisation or a token, offline',
  usage: `
Usage: safe-passage authorisation sign --key FILE.pem --key-id ID --request FILE

FILE holds the text under "toSign" at the desk, exactly. Shows every field of it on stderr, so that you see what you
sign, and prints {"keyId","value"}, which you hand in at the desk.
`,
  async run(args, io) {
    const options = readOptions(args, { ...KEY_OPTIONS, request: { type: 'string' } });
    const text = readInput(io, required(options, 'request'));
    const signature = signRequest(text, readInput(io, required(options, 'key')), required(options, 'key-id'));
    for (const [name, value] of Object.entries(JSON.parse(text) as Record<string, unknown>))
      io.stderr.write(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
    io.stdout.write(`${JSON.stringify(signature)}\n`);
    return 0;
  },
};

/** Signs files of the policy. */
export const policySign: Command = {
  name: 'policy sign',
  summary: 'sign files of the engagement policy, offline',
  usage: `
Usage: safe-passage policy sign --key FILE.pem --key-id ID --dir POLICY --file countries/fr.yaml [--file words/fr.yaml]

Prints the lines for POLICY/signatures.yaml. A file counts when two different people have signed exactly it.
`,
  async run(args, io) {
    const options = readOptions(args, {
      ...KEY_OPTIONS,
      dir: { type: 'string' },
      file: { type: 'string', multiple: true },
    });
    const [pem, keyId] = [readInput(io, required(options, 'key')), required(options, 'key-id')];
    const dir = resolve(io.cwd, required(options, 'dir'));
    const files = listOf(options, 'file');
    if (files.length === 0) throw new AppError('bad_usage', 'needs --file');
    for (const file of files) io.stdout.write(`${signPolicyFile(file, bytesOf(dir, file), pem, keyId)}\n`);
    return 0;
  },
};

function kindsOf(words: readonly string[]): readonly SignerKind[] {
  const kinds = SIGNER_KINDS.filter((kind) => words.includes(kind));
  if (kinds.length === 0 || kinds.length < new Set(words).size)
    throw new AppError('bad_usage', `--kind takes one of ${SIGNER_KINDS.join(', ')}`);
  return kinds;
}

function write(io: Io, name: string, content: string, mode: number): void {
  try {
    writeFileSync(resolve(io.cwd, name), content, { mode, flag: 'wx' });
  } catch {
    throw new AppError('bad_usage', `${name} cannot be written here: is it there already?`);
  }
}

function bytesOf(dir: string, file: string): Uint8Array {
  try {
    return readFileSync(join(dir, file));
  } catch {
    throw new AppError('bad_usage', `${file}:1: cannot be read`);
  }
}
