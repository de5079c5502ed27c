// An authority's side of signing, for tests: trust anchors in a folder, private keys here, and a policy that two people signed.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFileText } from '../../src/content/policy/load-policy.js';
import type { SignerKind } from '../../src/domain/authorisation.js';

/** Files of the policy that are signed: France, and words of two languages. */
const SIGNED = ['countries/fr.yaml', 'words/en.yaml', 'words/fr.yaml'];

/** What of the shipped policy is another one in a deployment of tests. */
export interface AuthorityOptions {
  /** The law of France lets software send SMS here, as it does not as shipped. */
  readonly sms?: boolean;
  /** As many threads as an officer may run in France, where it is not as shipped. */
  readonly threads?: number;
  /** Files that are signed besides: `words/es.yaml`. */
  readonly signed?: readonly string[];
}

/** Keys, anchors and policy of one deployment. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'authority-'));
  readonly policyDir = join(this.folder, 'policy');
  readonly anchorsDir = join(this.folder, 'anchors');
  readonly #keys = new Map<string, KeyObject>();
  readonly #signed: readonly string[];

  constructor({ sms = false, threads, signed = [] }: AuthorityOptions = {}) {
    this.#signed = [...SIGNED, ...signed];
    mkdirSync(this.anchorsDir);
    cpSync('policy', this.policyDir, { recursive: true });
    const france = join(this.policyDir, 'countries/fr.yaml');
    if (sms) writeFileSync(france, withSms(readFileSync(france, 'utf8')));
    if (threads !== undefined) writeFileSync(france, withThreads(readFileSync(france, 'utf8'), threads));
    for (const person of ['lex1', 'lex2']) this.anchor(person, ['policy']);
    this.signPolicy();
  }

  /** Signs the policy as it is now, by these people. */
  signPolicy(people: readonly string[] = ['lex1', 'lex2']): void {
    const lines = this.#signed.flatMap((file) => people.map((person) => this.#policyLine(person, file)));
    writeFileSync(join(this.policyDir, 'signatures.yaml'), ['signatures:', ...lines, ''].join('\n'));
  }

  /** Gives a person a key and puts its public half among the anchors. */
  anchor(person: string, kinds: readonly SignerKind[], notAfter = '2040-01-01T00:00:00Z'): void {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.#keys.set(person, privateKey);
    const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const lines = [`keyId: key-${person}`, `person: "${person}"`, `kinds: [${kinds.join(', ')}]`, `publicKey: ${der}`];
    const times = ['notBefore: "2020-01-01T00:00:00Z"', `notAfter: "${notAfter}"`];
    writeFileSync(join(this.anchorsDir, `${person}.yaml`), [...lines, ...times, ''].join('\n'));
  }

  /** A person's detached signature over a text. */
  sign(person: string, text: string): { keyId: string; value: string } {
    const key = this.#keys.get(person);
    if (key === undefined) throw new Error(`${person} has no key.`);
    return { keyId: `key-${person}`, value: sign(null, Buffer.from(text, 'utf8'), key).toString('base64') };
  }

  /** The private key, for a signing tool. */
  pem(person: string): string {
    return String(this.#keys.get(person)?.export({ type: 'pkcs8', format: 'pem' }));
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  #policyLine(person: string, file: string): string {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(this.policyDir, file)))
      .digest('hex');
    const { keyId, value } = this.sign(person, policyFileText(file, sha256));
    return `  - {file: ${file}, sha256: ${sha256}, keyId: ${keyId}, value: "${value}"}`;
  }
}

function withSms(profile: string): string {
  return profile.replace('sms: false', 'sms: true').replaceAll('discuss_terms]', 'discuss_terms, send_sms, warn]');
}

function withThreads(profile: string, threads: number): string {
  return profile.replace(/threadsPerOfficer: \d+/, `threadsPerOfficer: ${threads}`);
}
