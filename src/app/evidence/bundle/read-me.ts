// README.txt: the first thing that whoever gets a bundle reads.

import { type BundleInput, iso, utf8 } from './input.js';

/** What this folder is and how to check it, with a program and by hand. */
export function readMe({ tool, made, threadId, count, signer, root }: BundleInput): Uint8Array {
  const stamped = root.timestamp !== null;
  return utf8(`Evidence of a supervised engagement
===================================

Made ${iso(made)} by ${tool.name} ${tool.version}.
${threadId === null ? 'The whole log' : `Thread ${threadId}`}: ${count} records. The log had ${root.size} records when it was signed.
Signed by the key with this fingerprint (SHA-256 of the public key):
${signer.keyId}
Compare it with the fingerprint that you were given on another way. Without that, whoever changed everything and signed anew is not found.

Read          report.html (a browser prints it; nothing in it runs)
              records.json, custody.json (who looked, took out, held), disclosure.json (what speaks for the subject)
              case.jsonld (CASE/UCO)
Check         node verify.mjs . --key FINGERPRINT${stamped ? ' --tsa-ca CA.pem' : ''}
              The program in this folder could be changed like any other file: take it from the release of ${tool.name}, or compare
              its SHA-256 with the published one.
By hand       sha256sum -c SHA256SUMS
              openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
              openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in root.json -sigfile root.sig
${stamped ? '              openssl ts -verify -data root.sig -in root.tsr -CAfile CA.pem\n' : ''}\
              One record: sha256sum content/N.bin is contentSha256 in records/N.json; sha256sum records/N.json is the 9th field of its
              line in entries.jsonl, sha256sum sealed/N.bin the 10th; the 11th is the hash of the line before:
              (printf '\\0'; sed -n Lp entries.jsonl | tr -d '\\n') | sha256sum

What this does not prove: that nothing was left out before it was captured; that the clock of the machine was right before the first
time stamp; that a person named here is who they say. docs/evidence.md of ${tool.name} says more.
`);
}
