// A bundle: everything that a court, a defence lawyer or an oversight body needs to check a thread's evidence on their own.

import { caseFile } from './case.js';
import { type BundleFile, type BundleInput, utf8 } from './input.js';
import { type Listed, listed, sealFiles } from './manifest.js';
import { readMe } from './read-me.js';
import { reportFile } from './report.js';
import { listFiles, recordFiles, type Told, tell } from './told.js';

/**
 * Makes the files of a bundle one after the other; the same input gives the same bytes. Of a record only its text stays in memory, for
 * the lists at the end. docs/evidence.md describes each file.
 */
export async function* makeBundle(input: BundleInput): AsyncGenerator<BundleFile> {
  const list: Listed[] = [];
  for await (const file of unsealed(input)) {
    list.push(listed(file));
    yield file;
  }
  yield* sealFiles(input, list);
}

async function* unsealed(input: BundleInput): AsyncGenerator<BundleFile> {
  yield ['README.txt', readMe(input)];
  yield ['public-key.pem', utf8(input.signer.publicKeyPem)];
  yield ['verify.mjs', input.verifier];
  const told: Told[] = [];
  for await (const record of input.records) {
    yield* recordFiles(record, input.withheld);
    told.push(tell(record, input));
  }
  const records = told.map((one) => one.record);
  yield ['report.html', reportFile(input, records)];
  yield* listFiles(input, told);
  yield* input.proofs;
  yield ['case.jsonld', caseFile(input, records)];
}
