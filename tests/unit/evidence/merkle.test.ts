// Merkle trees against published vectors: the reference tree of Certificate Transparency (RFC 6962), its roots and its proofs.

import * as fc from 'fast-check';
import { isConsistent, rootOfInclusion } from '../../../bin/evidence-verify.mjs';
import { leafHash, MerkleTree } from '../../../src/app/evidence/merkle.js';

/** Leaves of the reference tree, and its roots after 1 to 8 of them (certificate-transparency, merkletree/merkle_tree_test). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const LEAVES = INPUTS.map((input) => leafHash(Buffer.from(input, 'hex')));
const tree = new MerkleTree(LEAVES);

describe('a Merkle tree', () => {
  it('has the published roots, and that of nothing', () => {
    expect(ROOTS.map((_, i) => hex(tree.root(i + 1)))).toEqual(ROOTS);
    expect(hex(tree.root(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(ROOTS.map((_, i) => hex(new MerkleTree(LEAVES.slice(0, i + 1)).root()))).toEqual(ROOTS);
  });

  it('gives the published proofs', () => {
    expect(tree.inclusion(0).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(tree.inclusion(5).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(tree.consistency(1).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(tree.consistency(6).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('proves every leaf and every beginning of trees of every size, and nothing else', () => {
    const sizes = fc.integer({ min: 1, max: 70 });
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.nat({ max: 255 }), (size, a, b, byte) => {
        const leaves = Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
        const big = new MerkleTree(leaves);
        const [index, first] = [a % size, (b % size) + 1];
        const root = Buffer.from(big.root());
        expect(hex(rootOfInclusion(index, size, leaves[index]!, big.inclusion(index)) ?? Buffer.of())).toBe(hex(root));
        const old = Buffer.from(big.root(first));
        expect(isConsistent(first, size, old, root, big.consistency(first))).toBe(true);
        const other = leafHash(Buffer.of(byte));
        expect(rootOfInclusion(index, size, other, big.inclusion(index))?.equals(root)).not.toBe(true);
        expect(isConsistent(first, size, Buffer.from(other), root, big.consistency(first))).toBe(false);
        if (index + 1 < size) {
          expect(rootOfInclusion(index + 1, size, leaves[index]!, big.inclusion(index))?.equals(root)).not.toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
