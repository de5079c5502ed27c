// The manifest: every file with its SHA-256, signed; and the same as a list for sha256sum.

import { sha256Hex } from '../chain.js';
import { type BundleFile, type BundleInput, iso, jsonFile, utf8 } from './input.js';

/** A file as the manifest names it. */
export interface Listed {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Names a file. */
export function listed([path, bytes]: BundleFile): Listed {
  return { path, bytes: bytes.length, sha256: sha256Hex(bytes) };
}

type Sealed = Pick<BundleInput, 'signer' | 'tool' | 'made' | 'threadId' | 'root' | 'count'>;

/** manifest.json, manifest.sig and SHA256SUMS over all other files. Nothing may be added afterwards. */
export function sealFiles(input: Sealed, files: readonly Listed[]): readonly BundleFile[] {
  const { signer, tool, made, threadId, root, count } = input;
  const manifest = jsonFile({
    format: 'safe-passage evidence bundle 1',
    tool,
    made: iso(made),
    thread: threadId,
    records: count,
    size: root.size,
    rootHash: root.rootHash,
    signedBy: signer.keyId,
    files,
  });
  const signature = signer.sign(manifest);
  const own: readonly BundleFile[] = [
    ['manifest.json', manifest],
    ['manifest.sig', signature],
  ];
  const sums = [...files, ...own.map(listed)].map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  return [...own, ['SHA256SUMS', utf8(sums.join(''))]];
}
