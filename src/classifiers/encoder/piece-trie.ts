// The tokenizer's pieces as a tree over code points, in typed arrays: 3.5 MB for 72,000 pieces, a Map of strings takes twice that.

/** No piece ends at this node. */
const NONE = -1;

/** Finds pieces code point by code point. Nodes are numbers; 0 is the root. */
export class PieceTrie {
  /** By slot of the hash table: a node's number; 0 means free. */
  private readonly slots: Int32Array;
  private readonly shift: number;
  /** By node: the node before it, the code point that leads to it, the piece that ends at it. */
  private parents: Int32Array;
  private codes: Int32Array;
  private pieces: Int32Array;
  private nodes = 1;

  /** Pieces by id. The first `skip` ones never match: they are signs of the model, not text. */
  constructor(pieces: readonly string[], skip: number) {
    const most = pieces.reduce((sum, piece) => sum + piece.length, 1);
    const bits = Math.ceil(Math.log2(most * 1.5));
    this.slots = new Int32Array(2 ** bits);
    this.shift = 32 - bits;
    this.parents = new Int32Array(most);
    this.codes = new Int32Array(most);
    this.pieces = new Int32Array(most).fill(NONE);
    pieces.forEach((piece, id) => {
      if (id >= skip) this.insert(piece, id);
    });
    this.parents = this.parents.slice(0, this.nodes);
    this.codes = this.codes.slice(0, this.nodes);
    this.pieces = this.pieces.slice(0, this.nodes);
  }

  /** The node that `code` leads to from `node`; 0 when no piece goes on that way. */
  step(node: number, code: number): number {
    return this.slots[this.slotOf(node, code)] ?? 0;
  }

  /** The id of the piece that ends at `node`, or -1. */
  pieceAt(node: number): number {
    return this.pieces[node] ?? NONE;
  }

  private insert(piece: string, id: number): void {
    let node = 0;
    for (const char of piece) {
      const code = char.codePointAt(0) ?? 0;
      const slot = this.slotOf(node, code);
      let next = this.slots[slot] ?? 0;
      if (next === 0) {
        next = this.nodes;
        this.nodes += 1;
        this.slots[slot] = next;
        this.parents[next] = node;
        this.codes[next] = code;
      }
      node = next;
    }
    if (this.pieceAt(node) === NONE) this.pieces[node] = id;
  }

  /** Where (node, code) lies in the table, or the free slot where it belongs. */
  private slotOf(node: number, code: number): number {
    let slot = Math.imul(Math.imul(node, 0x9e3779b1) ^ code, 0x85ebca6b) >>> this.shift;
    for (;;) {
      const found = this.slots[slot] ?? 0;
      if (found === 0 || (this.parents[found] === node && this.codes[found] === code)) return slot;
      slot = (slot + 1) & (this.slots.length - 1);
    }
  }
}
