// Signs the log as it stands: Merkle root over all records, Ed25519, and a third party's time stamp where one is set.

import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { SignedRoot } from '../../domain/evidence.js';
import type { EvidenceStore } from '../../store/contract/evidence.js';
import { MerkleTree } from './merkle.js';
import type { Signer } from './signer.js';
import { type NoTimestamp, requestTimestamp, type Tsa } from './timestamp.js';

const PAGE = 5_000;
const FORMAT = 'safe-passage root 1';

export interface SignRootDeps {
  readonly store: Pick<EvidenceStore, 'hashesAfter' | 'addRoot' | 'lastRoot' | 'rootsAfter'>;
  readonly signer: Signer;
  /** Null where none is set. */
  readonly tsa: Tsa | null;
  readonly clock: Pick<Clock, 'now'>;
}

export interface SignedLog {
  readonly root: SignedRoot;
  readonly tree: MerkleTree;
  /** Why it has no time stamp although an authority is set; null when all is well. */
  readonly noTimestamp: NoTimestamp | null;
}

/**
 * Signs a root over all records there are and keeps it. Where the newest root covers them all already it is that one. Throws `internal`
 * when the log does not go on from what was signed before (somebody changed the database), `not_found` when it is empty.
 */
export async function signRoot(deps: SignRootDeps): Promise<SignedLog> {
  const [tree, last] = [await readTree(deps.store), await deps.store.lastRoot()];
  if (tree.size === 0) throw new AppError('not_found', 'There is no evidence yet.');
  if (last !== undefined) checkGoesOn(last, tree);
  if (last?.size === tree.size) return { root: last, tree, noTimestamp: null };
  const { root, noTimestamp } = await signed(tree, deps);
  if ((await deps.store.addRoot(root)) === 'inserted') return { root, tree, noTimestamp };
  const [there] = await deps.store.rootsAfter(tree.size - 1, 1);
  if (there === undefined) throw new AppError('internal', 'A signed root is gone.');
  return { root: there, tree, noTimestamp: null };
}

async function readTree(store: SignRootDeps['store']): Promise<MerkleTree> {
  const leaves: Uint8Array[] = [];
  for (;;) {
    const page = await store.hashesAfter(leaves.length, PAGE);
    for (const hash of page) leaves.push(Buffer.from(hash, 'hex'));
    if (page.length < PAGE) return await MerkleTree.grown(leaves);
  }
}

function checkGoesOn(last: SignedRoot, tree: MerkleTree): void {
  const goesOn = last.size <= tree.size && hex(tree.root(last.size)) === last.rootHash;
  if (goesOn) return;
  throw new AppError(
    'internal',
    'The evidence log is not the one that was signed before: keep the database as it is.',
    {
      size: last.size,
    },
  );
}

async function signed(tree: MerkleTree, { signer, tsa, clock }: SignRootDeps) {
  const at = clock.now();
  const rootHash = hex(tree.root());
  const statement = JSON.stringify({ format: FORMAT, size: tree.size, rootHash, at });
  const signature = signer.sign(Buffer.from(statement, 'utf8'));
  const stamp = tsa === null ? null : await requestTimestamp(createHash('sha256').update(signature).digest(), tsa);
  const root: SignedRoot = {
    size: tree.size,
    rootHash,
    at,
    statement,
    signature,
    keyId: signer.keyId,
    timestamp: stamp?.ok === true ? stamp.value.der : null,
  };
  return { root, noTimestamp: stamp?.ok === false ? stamp.error : null };
}

function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}
