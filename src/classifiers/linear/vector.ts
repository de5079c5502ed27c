// A sparse row under construction: counts by hashed bucket, without a map.

/** A block of a row: `size` buckets and their values. The arrays are reused; read them before the next block. */
export interface Block {
  readonly buckets: Int32Array;
  readonly values: Float64Array;
  readonly size: number;
}

/** Sees each block of a row. */
export type BlockVisitor = (block: Block) => void;

/** Counts up to this are damped by a table. */
const DAMPED = Float64Array.from({ length: 64 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** Counts buckets in fixed memory and empties itself in time linear in what was counted. */
export class BucketCounter {
  private readonly counts: Uint32Array;
  private readonly rarity: Uint8Array | null;
  private readonly buckets: Int32Array;
  private values = new Float64Array(1024);
  private size = 0;

  /** `buckets`: how many there are. `rarity`: their weights; a bucket of weight 0 is not counted. Null: all weigh one. */
  constructor(buckets: number, rarity: Uint8Array | null) {
    this.counts = new Uint32Array(buckets);
    this.buckets = new Int32Array(buckets);
    this.rarity = rarity;
  }

  /** Adds one to a bucket. */
  add(bucket: number): void {
    if (this.rarity !== null && this.rarity[bucket] === 0) return;
    const count = this.counts[bucket] ?? 0;
    if (count === 0) {
      this.buckets[this.size] = bucket;
      this.size += 1;
    }
    this.counts[bucket] = count + 1;
  }

  /**
   * The buckets with their damped counts (1 + ln n), times their rarity, so scaled that the squares sum to `length`², in
   * the order of first sight. Empties the counter.
   */
  drain(length: number): Block {
    const { size, buckets, counts, rarity } = this;
    if (this.values.length < size) this.values = new Float64Array(size * 2);
    const values = this.values;
    let squares = 0;
    for (let i = 0; i < size; i += 1) {
      const bucket = buckets[i] ?? 0;
      const count = counts[bucket] ?? 0;
      counts[bucket] = 0;
      const damped = DAMPED[count] ?? 1 + Math.log(count);
      const value = rarity === null ? damped : damped * (rarity[bucket] ?? 0);
      values[i] = value;
      squares += value * value;
    }
    const scale = squares === 0 ? 0 : length / Math.sqrt(squares);
    for (let i = 0; i < size; i += 1) values[i] = (values[i] ?? 0) * scale;
    this.size = 0;
    return { buckets, values, size };
  }
}
