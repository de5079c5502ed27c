// The manifest: every file with its SHA-256, signed; and the same as a list for sha256sum.

import { sha256Hex } from '../chain.js';
import { type BundleInput, type Files, iso, jsonFile, utf8 } from './input.js';

/** Adds manifest.json, manifest.sig and SHA256SUMS. Nothing may be added afterwards. */
export function sealBundle({ signer, tool, made, threadId, root, records }: BundleInput, files: Files): void {
  const listed = [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) }));
  const manifest = jsonFile({
    format: 'safe-passage evidence bundle 1',
    tool,
    made: iso(made),
    thread: threadId,
    records: records.length,
    size: root.size,
    rootHash: root.rootHash,
    signedBy: signer.keyId,
    files: listed,
  });
  const signature = signer.sign(manifest);
  const sums = [
    ...listed,
    { path: 'manifest.json', sha256: sha256Hex(manifest) },
    { path: 'manifest.sig', sha256: sha256Hex(signature) },
  ];
  files.set('manifest.json', manifest);
  files.set('manifest.sig', signature);
  files.set('SHA256SUMS', utf8(sums.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')));
}
