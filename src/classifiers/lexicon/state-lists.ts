// Which states a word of the lexicon wakes: while it is built a list a word, then one run of numbers for all.

const NONE = new Int32Array(0);

/** Lists of whole numbers by key, highest first, each number once. A list costs its numbers and no more. */
export class StateLists {
  private building: Map<string, number[]> | null = new Map();
  private readonly index = new Map<string, number>();
  private starts = NONE;
  private items = NONE;

  /** Adds a number to a key's list; numbers come in rising order. */
  add(key: string, state: number): void {
    const list = this.building?.get(key);
    if (list === undefined) this.building?.set(key, [state]);
    else if (list[list.length - 1] !== state) list.push(state);
  }

  /** To be called once, after the last `add`. */
  finish(): void {
    const lists = this.building ?? new Map<string, number[]>();
    this.building = null;
    this.starts = new Int32Array(lists.size + 1);
    let end = 0;
    for (const [key, list] of lists) {
      this.starts[this.index.size] = end;
      this.index.set(key, this.index.size);
      end += list.length;
    }
    this.starts[this.index.size] = end;
    this.items = new Int32Array(end);
    let at = 0;
    for (const list of lists.values()) {
      for (let i = list.length - 1; i >= 0; i -= 1) this.items[at++] = list[i] ?? 0;
    }
  }

  keys(): IterableIterator<string> {
    return this.index.keys();
  }

  /** The list of a key, highest first; empty for one that has none. */
  of(key: string): Int32Array {
    const n = this.index.get(key);
    return n === undefined ? NONE : this.items.subarray(this.starts[n], this.starts[n + 1]);
  }
}
