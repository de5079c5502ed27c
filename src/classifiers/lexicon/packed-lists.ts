// Many short lists of whole numbers as one run: a list costs its numbers and no more.

/** Lists by their number. */
export class PackedLists {
  /** Where each list begins in `items`, and where the last one ends. */
  private readonly starts: Int32Array;
  private readonly items: Int32Array;

  constructor(lists: readonly (readonly number[])[]) {
    this.items = Int32Array.from(lists.flat());
    this.starts = new Int32Array(lists.length + 1);
    lists.forEach(({ length }, list) => {
      this.starts[list + 1] = (this.starts[list] ?? 0) + length;
    });
  }

  /** Whether a list has anything; without making a view of it, for where this is asked all the time. */
  has(list: number): boolean {
    return (this.starts[list] ?? 0) < (this.starts[list + 1] ?? 0);
  }

  /** The numbers of a list. */
  of(list: number): Int32Array {
    return this.items.subarray(this.starts[list], this.starts[list + 1]);
  }
}
