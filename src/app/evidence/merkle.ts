// Merkle trees as in RFC 6962 (the same in RFC 9162 for SHA-256): roots, inclusion and consistency proofs.

import { createHash } from 'node:crypto';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Hash of one leaf: SHA-256(0x00 | data). */
export function leafHash(data: Uint8Array): Uint8Array {
  return sha256(LEAF, data);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

/** The largest power of two below n, for n > 1. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

type Levels = readonly (readonly Uint8Array[])[];
/** Hashes between two pauses: some milliseconds of work. */
const SLICE = 4_096;

/** Leaves, pairs, pairs of pairs …; yields after each slice of the work. */
function* levelsOver(leaves: readonly Uint8Array[]): Generator<void, Levels> {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; ) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) {
      above.push(nodeHash(at(level, i), at(level, i + 1)));
      if (above.length % SLICE === 0) yield;
    }
    levels.push(above);
    level = above;
  }
  return levels;
}

function atOnce(work: Generator<void, Levels>): Levels {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * A tree over leaf hashes in order. Whole subtrees are hashed once, when the tree is made (n hashes); each root or proof then takes
 * a few dozen.
 */
export class MerkleTree {
  /** `levels[h][i]` covers leaves i·2^h up to (i + 1)·2^h, where all of them are there. */
  readonly #levels: Levels;

  constructor(leaves: readonly Uint8Array[], levels: Levels = atOnce(levelsOver(leaves))) {
    this.#levels = levels;
  }

  /** The same, letting others work in between: a server makes one over its whole log. */
  static async grown(leaves: readonly Uint8Array[]): Promise<MerkleTree> {
    const work = levelsOver(leaves);
    for (;;) {
      const step = work.next();
      if (step.done) return new MerkleTree(leaves, step.value);
      await new Promise((others) => setImmediate(others));
    }
  }

  /** How many leaves. */
  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  /** The root over the first `size` leaves; SHA-256 of nothing for 0. */
  root(size: number = this.size): Uint8Array {
    this.#check(size);
    return size === 0 ? sha256() : this.#over(0, size);
  }

  /** The path from leaf `index` (from 0) to the root over all leaves. */
  inclusion(index: number): readonly Uint8Array[] {
    this.#check(index + 1);
    return this.#path(index, 0, this.size);
  }

  /** That the tree of the first `size` leaves (at least 1) is the beginning of this one. */
  consistency(size: number): readonly Uint8Array[] {
    this.#check(size);
    if (size === 0) throw new RangeError('A consistency proof begins with one leaf at least.');
    return this.#subproof(size, 0, this.size, true);
  }

  #check(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size)
      throw new RangeError('The tree has not that size.');
  }

  #over(start: number, end: number): Uint8Array {
    const n = end - start;
    const height = Math.log2(n);
    // By the way trees are split, a subtree of 2^h leaves always begins at a multiple of 2^h.
    if (Number.isInteger(height)) return at(this.#levels[height] ?? [], start / n);
    const k = split(n);
    return nodeHash(this.#over(start, start + k), this.#over(start + k, end));
  }

  #path(index: number, start: number, end: number): readonly Uint8Array[] {
    if (end - start === 1) return [];
    const middle = start + split(end - start);
    return index < middle
      ? [...this.#path(index, start, middle), this.#over(middle, end)]
      : [...this.#path(index, middle, end), this.#over(start, middle)];
  }

  /** RFC 6962, 2.1.2: `whole` while the old tree's root itself is known to whoever checks. */
  #subproof(size: number, start: number, end: number, whole: boolean): readonly Uint8Array[] {
    const n = end - start;
    if (size === n) return whole ? [] : [this.#over(start, end)];
    const k = split(n);
    return size <= k
      ? [...this.#subproof(size, start, start + k, whole), this.#over(start + k, end)]
      : [...this.#subproof(size - k, start + k, end, false), this.#over(start, start + k)];
  }
}

function at(hashes: readonly Uint8Array[], index: number): Uint8Array {
  const found = hashes[index];
  if (found === undefined) throw new RangeError('The tree has no such node.');
  return found;
}
