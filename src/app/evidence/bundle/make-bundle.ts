// A bundle: everything that a court, a defence lawyer or an oversight body needs to check a thread's evidence on their own.

import { caseFile } from './case.js';
import { type BundleInput, type Files, utf8 } from './input.js';
import { sealBundle } from './manifest.js';
import { proofFiles } from './proofs.js';
import { readMe } from './read-me.js';
import { reportFile } from './report.js';
import { recordFiles, tellAll } from './told.js';

/** Makes the files of a bundle; the same input gives the same bytes. docs/evidence.md describes each. */
export function makeBundle(input: BundleInput): Files {
  const files: Files = new Map();
  const told = tellAll(input);
  files.set('README.txt', readMe(input));
  files.set('report.html', reportFile(input, told));
  recordFiles(input, told, files);
  proofFiles(input, files);
  files.set('case.jsonld', caseFile(input, told));
  files.set('public-key.pem', utf8(input.signer.publicKeyPem));
  files.set('verify.mjs', input.verifier);
  sealBundle(input, files);
  return files;
}
