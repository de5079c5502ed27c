// A sparse row under construction: counts by hashed bucket, without a map.

/** A sparse row: bucket numbers and their values. A bucket may come twice, from two blocks. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Sees each feature of a row: its bucket and its value. */
export type FeatureVisitor = (bucket: number, value: number) => void;

/** Counts up to this are damped by a table. */
const DAMPED = Float64Array.from({ length: 64 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** Counts buckets in fixed memory and empties itself in time linear in what was counted. */
export class BucketCounter {
  private readonly counts: Uint32Array;
  private readonly touched: Int32Array;
  private size = 0;

  /** `buckets`: how many there are. */
  constructor(buckets: number) {
    this.counts = new Uint32Array(buckets);
    this.touched = new Int32Array(buckets);
  }

  /** Adds one to a bucket. */
  add(bucket: number): void {
    const count = this.counts[bucket] ?? 0;
    if (count === 0) {
      this.touched[this.size] = bucket;
      this.size += 1;
    }
    this.counts[bucket] = count + 1;
  }

  /**
   * Hands each bucket with its damped count (1 + ln n), times its rarity, to `visitor`, so scaled that the squares sum to
   * `length`²; in the order of first sight. Empties the counter.
   */
  drain(rarity: Uint8Array | null, length: number, visitor: FeatureVisitor): void {
    let squares = 0;
    for (let i = 0; i < this.size; i += 1) {
      const value = this.valueOf(this.touched[i] ?? 0, rarity);
      squares += value * value;
    }
    const scale = squares === 0 ? 0 : length / Math.sqrt(squares);
    for (let i = 0; i < this.size; i += 1) {
      const bucket = this.touched[i] ?? 0;
      const value = this.valueOf(bucket, rarity);
      this.counts[bucket] = 0;
      if (value !== 0) visitor(bucket, value * scale);
    }
    this.size = 0;
  }

  private valueOf(bucket: number, rarity: Uint8Array | null): number {
    const count = this.counts[bucket] ?? 0;
    const damped = DAMPED[count] ?? 1 + Math.log(count);
    return rarity === null ? damped : damped * (rarity[bucket] ?? 0);
  }
}
