// The signed root, the roots before it, and the proofs that tie each record to them.

import type { SignedRoot } from '../../../domain/evidence.js';
import type { MerkleTree } from '../merkle.js';
import { type BundleFile, hex, jsonFile, utf8 } from './input.js';

export interface ProofInput {
  readonly root: SignedRoot;
  readonly tree: MerkleTree;
  /** Roots signed before it, ascending. */
  readonly earlierRoots: readonly SignedRoot[];
  /** Places of the records in the log. */
  readonly seqs: readonly number[];
}

/** root.json, root.sig, root.tsr where there is a time stamp, roots.json, proofs.json. */
export function proofFiles({ root, tree, earlierRoots, seqs }: ProofInput): readonly BundleFile[] {
  const roots = earlierRoots.map(({ size, statement, signature, keyId, timestamp }) => ({
    statement,
    signature: hex(signature),
    keyId,
    timestamp: timestamp === null ? null : Buffer.from(timestamp).toString('base64'),
    consistency: tree.consistency(size).map(hex),
  }));
  const inclusion = Object.fromEntries(seqs.map((seq) => [seq, tree.inclusion(seq - 1).map(hex)]));
  return [
    ['root.json', utf8(root.statement)],
    ['root.sig', root.signature],
    ...(root.timestamp === null ? [] : [['root.tsr', root.timestamp] as const]),
    ['roots.json', jsonFile(roots)],
    ['proofs.json', jsonFile({ size: root.size, rootHash: root.rootHash, inclusion })],
  ];
}
