// A growing string of UTF-16 units, each with the place it came from.

const CHUNK = 8192;

/** Collects folded units with the range of original units that each one stands for. */
export class UnitBuffer {
  length = 0;
  text: Uint16Array;
  folded: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;

  /** `size`: the length to expect, in units; it grows beyond when needed. */
  constructor(size: number) {
    const room = Math.max(16, size);
    this.text = new Uint16Array(room);
    this.folded = new Uint16Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
  }

  /** Appends one unit: with accent, without, and the original range [start, end). */
  push(unit: number, folded: number, start: number, end: number): void {
    if (this.length === this.text.length) this.grow();
    this.text[this.length] = unit;
    this.folded[this.length] = folded;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  /** Replaces the unit at `i`, in both forms; its range stays. */
  put(i: number, unit: number): void {
    this.text[i] = unit;
    this.folded[i] = unit;
  }

  /** Copies the unit at `from` to `to`. */
  move(from: number, to: number): void {
    this.text[to] = this.text[from] ?? 0;
    this.folded[to] = this.folded[from] ?? 0;
    this.starts[to] = this.starts[from] ?? 0;
    this.ends[to] = this.ends[from] ?? 0;
  }

  private grow(): void {
    const room = this.text.length * 2;
    const wider = <T extends Uint16Array | Uint32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.text = wider(this.text, new Uint16Array(room));
    this.folded = wider(this.folded, new Uint16Array(room));
    this.starts = wider(this.starts, new Uint32Array(room));
    this.ends = wider(this.ends, new Uint32Array(room));
  }
}

/** The string of the first `length` units; lone surrogates stay as they are (a decoder would replace them). */
export function unitsToString(units: Uint16Array, length: number): string {
  let out = '';
  for (let at = 0; at < length; at += CHUNK) {
    out += String.fromCharCode.apply(null, units.subarray(at, Math.min(length, at + CHUNK)) as unknown as number[]);
  }
  return out;
}
