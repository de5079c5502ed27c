// Policy is data that two people signed: the shipped files load, and no single hand can put one into force.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policiesFor } from '../../../src/bots/engagement/policy.js';
import { loadConfig } from '../../../src/config/config.js';
import { loadPolicy, policyFileText } from '../../../src/content/policy/load-policy.js';
import { loadTrustAnchors, signatureChecker } from '../../../src/content/policy/trust-anchors.js';
import type { PolicySet } from '../../../src/domain/country-policy.js';

const NOW = Date.UTC(2026, 10, 24);
const dir = mkdtempSync(join(tmpdir(), 'policy-'));
const policyDir = join(dir, 'policy');
const anchorsDir = join(dir, 'anchors');
const keys = new Map<string, KeyObject>();

beforeAll(() => {
  cpSync('policy', policyDir, { recursive: true });
  cpSync('policy/signatures.yaml', join(anchorsDir, 'unused.txt'));
  anchorFor('lex1', 'policy');
  anchorFor('lex2', 'policy');
  anchorFor('colonel', 'authoriser');
});
afterAll(() => rmSync(dir, { recursive: true }));

function anchorFor(person: string, kind: string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  keys.set(person, privateKey);
  const lines = [`keyId: ${person}`, `person: ${person}`, `kinds: [${kind}]`, `publicKey: ${der}`];
  const times = ['notBefore: "2026-01-01T00:00:00Z"', 'notAfter: "2027-01-01T00:00:00Z"'];
  writeFileSync(join(anchorsDir, `${person}.yaml`), [...lines, ...times, ''].join('\n'));
}

function signature(person: string, file: string): string {
  const sha256 = createHash('sha256')
    .update(readFileSync(join(policyDir, file)))
    .digest('hex');
  const value = sign(null, Buffer.from(policyFileText(file, sha256)), keys.get(person)!).toString('base64');
  return `  - {file: ${file}, sha256: ${sha256}, keyId: ${person}, value: "${value}"}`;
}

async function loaded(signatures: readonly string[]): Promise<PolicySet> {
  const list = signatures.length === 0 ? ['signatures: []'] : ['signatures:', ...signatures];
  writeFileSync(join(policyDir, 'signatures.yaml'), `${list.join('\n')}\n`);
  return loadPolicy(policyDir, signatureChecker(await loadTrustAnchors(anchorsDir)), NOW);
}

describe('the shipped policy', () => {
  it('loads, is unsigned, and so blocks every country and every language', async () => {
    const set = await loaded([]);
    expect(set.countries.size).toBe(52);
    expect(set.languages.size).toBe(0);
    const open = [...set.countries.keys()].filter((country) => policiesFor(set, [country]).verdict.ok);
    expect(open).toEqual([]);
  });

  it('says of every country what nobody checked', async () => {
    const set = await loaded([]);
    expect([...set.countries.values()].filter(({ unverified }) => unverified.length === 0)).toEqual([]);
  });

  it('comes into force by two signatures of policy signers, country by country', async () => {
    const both = ['lex1', 'lex2'];
    const files = ['countries/fr.yaml', 'countries/bd.yaml', 'words/fr.yaml'];
    const set = await loaded(files.flatMap((file) => both.map((person) => signature(person, file))));
    expect(policiesFor(set, ['FR']).verdict).toMatchObject({ ok: true });
    expect(policiesFor(set, ['FR', 'DE']).verdict).toMatchObject({ ok: false, why: 'unsigned' });
    expect(policiesFor(set, ['BD']).verdict).toMatchObject({ ok: false, why: 'law_unknown' });
    expect([...set.languages.keys()]).toEqual(['fr']);
  });

  it.each([
    ['one signature', ['lex1']],
    ['one person twice', ['lex1', 'lex1']],
    ['a policy signer and an authoriser', ['lex1', 'colonel']],
  ])('stays out of force with %s', async (_, people) => {
    const set = await loaded(people.map((person) => signature(person, 'countries/fr.yaml')));
    expect(policiesFor(set, ['FR']).verdict).toMatchObject({ ok: false, why: 'unsigned' });
  });

  it('loses both signatures when one byte changes', async () => {
    const signatures = ['lex1', 'lex2'].map((person) => signature(person, 'countries/be.yaml'));
    expect(policiesFor(await loaded(signatures), ['BE']).verdict.ok).toBe(true);
    writeFileSync(join(policyDir, 'countries/be.yaml'), `${readFileSync('policy/countries/be.yaml', 'utf8')}\n`);
    expect(policiesFor(await loaded(signatures), ['BE']).verdict).toMatchObject({ ok: false, why: 'unsigned' });
  });

  it('blocks a country on which two files speak', async () => {
    cpSync(join(policyDir, 'countries/es.yaml'), join(policyDir, 'countries/es-2.yaml'));
    const set = await loaded([]);
    rmSync(join(policyDir, 'countries/es-2.yaml'));
    expect(policiesFor(set, ['ES']).verdict).toMatchObject({ ok: false, why: 'conflicting' });
  });
});

describe('the switch', () => {
  const load = (env: Record<string, string>) => loadConfig(env, '/srv/help', '/srv/help').engagements;

  it('is off unless somebody turns it on', () => {
    expect(load({})).toBeNull();
  });

  it('is refused outside an authority’s deployment', () => {
    expect(() => load({ ENGAGEMENTS: 'on', TRUST_ANCHORS: '/etc/anchors' })).toThrow(
      'ENGAGEMENTS=on is for PROFILE=authority only',
    );
  });

  it('needs the keys of those who sign, and then is on', () => {
    const authority = {
      PROFILE: 'authority',
      ENGAGEMENTS: 'on',
      PUBLIC_URL: 'https://chat.example.org',
      DESK_URL: 'https://desk.example.org',
      KEY_FILE: '/etc/keys.json',
      ALARM_WEBHOOK: 'https://alarm.example.org',
    };
    expect(() => load(authority)).toThrow('TRUST_ANCHORS must be an absolute path');
    expect(load({ ...authority, TRUST_ANCHORS: '/etc/anchors' })).toEqual({
      policyDir: '/srv/help/policy',
      trustAnchorsDir: '/etc/anchors',
      helpLineAccounts: [],
      twilio: null,
    });
  });
});
