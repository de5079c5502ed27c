// Loads the policy of engagements: profiles of countries and word lists, and who signed each.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DetachedSignature } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import type { CountryPolicy, PolicySet } from '../../domain/country-policy.js';
import { contentProblem } from '../problem.js';
import { readYaml } from '../read-yaml.js';
import { countryPolicySchema, signaturesSchema } from './policy-schemas.js';
import type { Signed } from './trust-anchors.js';

/** People who must sign a file before it counts. */
const SIGNERS = 2;

type Verify = (text: string, signature: DetachedSignature, now: Instant) => Signed;

/** What a signer of a file signs. Its members stand in canonical order. */
export function policyFileText(file: string, sha256: string): string {
  return JSON.stringify({ file, sha256, type: 'safe-passage-policy-1' });
}

interface PolicyFile {
  /** Below the folder: `countries/fr.yaml`. */
  readonly file: string;
  readonly text: string;
  readonly sha256: string;
  /** Those whose signature on exactly this file is valid now. */
  readonly signedBy: readonly string[];
}

/**
 * Reads `<dir>/countries/*.yaml`, `<dir>/words/*.yaml` and `<dir>/signatures.yaml`. A file whose signatures do not hold is loaded as
 * unsigned, which blocks. Throws AppError `bad_content` naming file, line and reason for one that cannot be read as what it is.
 */
export async function loadPolicy(dir: string, verify: Verify, now: Instant): Promise<PolicySet> {
  const signatures = readYaml('policy/signatures.yaml', await textOf(dir, 'signatures.yaml'), signaturesSchema).value;
  const read = async (folder: string): Promise<readonly PolicyFile[]> => {
    const files = await filesIn(dir, folder);
    return files.map(({ file, text }) => {
      const sha256 = createHash('sha256').update(text).digest('hex');
      return { file, text, sha256, signedBy: signersOf(file, sha256, signatures.signatures, verify, now) };
    });
  };
  const words = (await read('words')).filter(({ signedBy }) => signedBy.length >= SIGNERS);
  return {
    ...countriesOf((await read('countries')).map(policyOf)),
    languages: new Map(words.map(({ file, sha256 }) => [nameOf(file), sha256])),
  };
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.yaml$/, '');
}

async function textOf(dir: string, file: string): Promise<string> {
  try {
    return await readFile(join(dir, file), 'utf8');
  } catch {
    throw contentProblem(`policy/${file}`, 1, 'the file is missing or cannot be read');
  }
}

async function filesIn(
  dir: string,
  folder: string,
): Promise<readonly { readonly file: string; readonly text: string }[]> {
  let names: string[];
  try {
    names = await readdir(join(dir, folder));
  } catch {
    throw contentProblem(`policy/${folder}`, 1, 'the folder is missing');
  }
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (name) => ({ file: `${folder}/${name}`, text: await textOf(dir, `${folder}/${name}`) })),
  );
}

function signersOf(
  file: string,
  sha256: string,
  signatures: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly keyId: string;
    readonly value: string;
  }[],
  verify: Verify,
  now: Instant,
): readonly string[] {
  const people = new Set<string>();
  for (const one of signatures) {
    if (one.file !== file || one.sha256 !== sha256) continue;
    const signed = verify(policyFileText(file, sha256), one, now);
    if (signed.ok && signed.kinds.includes('policy')) people.add(signed.person);
  }
  return [...people];
}

function policyOf({ file, text, sha256, signedBy }: PolicyFile): CountryPolicy {
  const { value } = readYaml(`policy/${file}`, text, countryPolicySchema);
  const { name: _name, certainty: _certainty, facts: _facts, sources: _sources, ...kept } = value;
  return { ...kept, version: sha256, signedBy };
}

/** A country that two files describe is in conflict, and then neither counts. */
function countriesOf(policies: readonly CountryPolicy[]): Pick<PolicySet, 'countries' | 'conflicting'> {
  const countries = new Map<string, CountryPolicy>();
  const conflicting = new Set<string>();
  for (const policy of policies) {
    if (countries.has(policy.country)) conflicting.add(policy.country);
    countries.set(policy.country, policy);
  }
  for (const country of conflicting) countries.delete(country);
  return { countries, conflicting };
}
