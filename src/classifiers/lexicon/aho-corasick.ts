// Finds all of many words in a run of characters in one pass (Aho and Corasick, CACM 18/6, 1975).

/** The walk's place before the first unit. */
export const ROOT = 0;

/** An automaton over UTF-16 units. Words are numbered in the order given; each may be given once. */
export class AhoCorasick {
  /** Units that some word has, numbered from 1. */
  private readonly alphabet = new Uint16Array(0x10000);
  private readonly letters: number;
  private readonly steps: StepTable;
  private readonly fail: Int32Array;
  /** By node: the word that ends there, −1 for none; and the next node on the way of fails that ends one. */
  private readonly word: Int32Array;
  private readonly shorter: Int32Array;

  constructor(words: readonly string[]) {
    let letters = 1;
    let units = 1;
    for (const word of words) {
      units += word.length;
      for (let i = 0; i < word.length; i += 1) {
        const unit = word.charCodeAt(i);
        if (this.alphabet[unit] === 0) this.alphabet[unit] = letters++;
      }
    }
    this.letters = letters;
    this.steps = new StepTable(units);
    this.word = new Int32Array(units).fill(-1);
    this.fail = new Int32Array(units);
    this.shorter = new Int32Array(units).fill(-1);
    this.link(this.plant(words));
  }

  /** Builds the trie. Returns its nodes below the root in the order of their depth: parent, letter, node. */
  private plant(words: readonly string[]): readonly (readonly [number, number, number])[] {
    const levels: [number, number, number][][] = [];
    let nodes = 1;
    words.forEach((word, index) => {
      let node = ROOT;
      for (let i = 0; i < word.length; i += 1) {
        const letter = this.alphabet[word.charCodeAt(i)] ?? 0;
        let next = this.step(node, letter);
        if (next < 0) {
          next = nodes++;
          this.steps.set(node * this.letters + letter, next);
          const level = levels[i] ?? [];
          level.push([node, letter, next]);
          levels[i] = level;
        }
        node = next;
      }
      this.word[node] = index;
    });
    return levels.flat();
  }

  private link(nodes: readonly (readonly [number, number, number])[]): void {
    for (const [parent, letter, node] of nodes) {
      if (parent !== ROOT) this.fail[node] = this.follow(this.fail[parent] ?? ROOT, letter);
      const fail = this.fail[node] ?? ROOT;
      this.shorter[node] = (this.word[fail] ?? -1) >= 0 ? fail : (this.shorter[fail] ?? -1);
    }
  }

  private step(node: number, letter: number): number {
    return this.steps.get(node * this.letters + letter);
  }

  private follow(from: number, letter: number): number {
    let node = from;
    for (;;) {
      const next = this.step(node, letter);
      if (next >= 0) return next;
      if (node === ROOT) return ROOT;
      node = this.fail[node] ?? ROOT;
    }
  }

  /** The place after one more unit. */
  next(node: number, unit: number): number {
    const letter = this.alphabet[unit] ?? 0;
    return letter === 0 ? ROOT : this.follow(node, letter);
  }

  /** The first place, from `node` on, that ends a word; −1 for none. Longest word first. */
  firstEnd(node: number): number {
    return (this.word[node] ?? -1) >= 0 ? node : (this.shorter[node] ?? -1);
  }

  /** The place of the next shorter word that ends here too; −1 for none. */
  nextEnd(node: number): number {
    return this.shorter[node] ?? -1;
  }

  /** Number of the word that ends at a place from `firstEnd` or `nextEnd`. */
  wordAt(node: number): number {
    return this.word[node] ?? -1;
  }
}

/** A hash table of whole numbers with open addressing, at most half full. */
class StepTable {
  private readonly keys: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(entries: number) {
    let size = 16;
    while (size < entries * 2) size *= 2;
    this.keys = new Int32Array(size).fill(-1);
    this.values = new Int32Array(size);
    this.mask = size - 1;
  }

  private slot(key: number): number {
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask;
    while (this.keys[at] !== key && this.keys[at] !== -1) at = (at + 1) & this.mask;
    return at;
  }

  get(key: number): number {
    const at = this.slot(key);
    return this.keys[at] === key ? (this.values[at] ?? -1) : -1;
  }

  set(key: number, value: number): void {
    const at = this.slot(key);
    this.keys[at] = key;
    this.values[at] = value;
  }
}
