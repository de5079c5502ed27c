// Which states a word of the lexicon wakes.

import { PackedLists } from './packed-lists.js';

const NONE = new Int32Array(0);

/** Lists of whole numbers by key, highest first, each number once. */
export class StateLists {
  private readonly building = new Map<string, number[]>();
  private readonly index = new Map<string, number>();
  private lists = new PackedLists([]);

  /** Adds a number to a key's list; numbers come in rising order. */
  add(key: string, state: number): void {
    const list = this.building.get(key);
    if (list === undefined) this.building.set(key, [state]);
    else if (list[list.length - 1] !== state) list.push(state);
  }

  /** To be called once, after the last `add`. */
  finish(): void {
    for (const key of this.building.keys()) this.index.set(key, this.index.size);
    this.lists = new PackedLists(Array.from(this.building.values(), (list) => list.reverse()));
    this.building.clear();
  }

  keys(): IterableIterator<string> {
    return this.index.keys();
  }

  /** The list of a key, highest first; empty for one that has none. */
  of(key: string): Int32Array {
    const list = this.index.get(key);
    return list === undefined ? NONE : this.lists.of(list);
  }
}
