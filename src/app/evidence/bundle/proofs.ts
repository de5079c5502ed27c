// The signed root, the roots before it, and the proofs that tie each record to them.

import { type BundleInput, type Files, hex, jsonFile, utf8 } from './input.js';

/** root.json, root.sig, root.tsr where there is a time stamp, roots.json, proofs.json. */
export function proofFiles({ root, tree, earlierRoots, records }: BundleInput, files: Files): void {
  files.set('root.json', utf8(root.statement));
  files.set('root.sig', root.signature);
  if (root.timestamp !== null) files.set('root.tsr', root.timestamp);
  const roots = earlierRoots.map(({ size, statement, signature, keyId, timestamp }) => ({
    statement,
    signature: hex(signature),
    keyId,
    timestamp: timestamp === null ? null : Buffer.from(timestamp).toString('base64'),
    consistency: tree.consistency(size).map(hex),
  }));
  files.set('roots.json', jsonFile(roots));
  const inclusion = Object.fromEntries(records.map(({ entry: { seq } }) => [seq, tree.inclusion(seq - 1).map(hex)]));
  files.set('proofs.json', jsonFile({ size: root.size, rootHash: root.rootHash, inclusion }));
}
