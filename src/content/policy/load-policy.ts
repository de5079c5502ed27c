// Loads the policy of engagements: profiles of countries and word lists, and who signed each.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DetachedSignature } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import type { CountryPolicy, PolicySet } from '../../domain/country-policy.js';
import { readYaml } from '../read-yaml.js';
import { countryPolicySchema, signaturesSchema } from './policy-schemas.js';
import { type FolderFiles, readFolder, readOne } from './read-folder.js';
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

/** The texts of a folder of policy, read at one moment. */
export interface PolicyFiles {
  readonly signatures: string;
  readonly countries: FolderFiles;
  readonly words: FolderFiles;
}

/** Reads `<dir>/countries/*.yaml`, `<dir>/words/*.yaml` and `<dir>/signatures.yaml`. Throws AppError `bad_content`. */
export async function readPolicyFiles(dir: string): Promise<PolicyFiles> {
  const [signatures, countries, words] = await Promise.all([
    readOne(join(dir, 'signatures.yaml'), 'policy/signatures.yaml'),
    readFolder(join(dir, 'countries'), 'policy/countries'),
    readFolder(join(dir, 'words'), 'policy/words'),
  ]);
  return { signatures, countries, words };
}

/** `policySetOf` of a folder. */
export async function loadPolicy(dir: string, verify: Verify, now: Instant): Promise<PolicySet> {
  return policySetOf(await readPolicyFiles(dir), verify, now);
}

/**
 * What is signed at this moment. A file whose signatures do not hold is loaded as unsigned, which blocks. Throws AppError `bad_content`
 * naming file, line and reason for one that cannot be read as what it is.
 */
export function policySetOf(files: PolicyFiles, verify: Verify, now: Instant): PolicySet {
  const { signatures } = readYaml('policy/signatures.yaml', files.signatures, signaturesSchema).value;
  const read = (folder: string, of: FolderFiles): readonly PolicyFile[] =>
    [...of].map(([name, text]) => {
      const file = `${folder}/${name}`;
      const sha256 = createHash('sha256').update(text).digest('hex');
      return { file, text, sha256, signedBy: signersOf(file, sha256, signatures, verify, now) };
    });
  const words = read('words', files.words).filter(({ signedBy }) => signedBy.length >= SIGNERS);
  return {
    ...countriesOf(read('countries', files.countries).map(policyOf)),
    languages: new Map(words.map(({ file, sha256 }) => [nameOf(file), sha256])),
  };
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.yaml$/, '');
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
