// Unpacks 4-bit weights: 32 of them share a scale (q4_0; models/encoder/LAYOUT.md, "4-bit rows").

import { BLOCK } from './config.js';

const HALF_BLOCK = BLOCK / 2;
/** Rows unpacked together before they are turned: their columns then lie beside each other in memory. */
const TILE = 32;

/** 2 to the power of e - 25, by exponent. */
const POWERS = Float64Array.from({ length: 32 }, (_, exponent) => 2 ** (exponent - 25));

/** 4-bit numbers with their scales (IEEE halves), row after row. */
export interface PackedRows {
  readonly q4: Uint8Array;
  readonly scales: Uint16Array;
}

/** The number that an IEEE half of 16 bits stands for. Infinities and NaN do not occur in weights and are not told apart. */
export function halfToNumber(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  const size = exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * (POWERS[exponent] ?? 0);
  return bits & 0x8000 ? -size : size;
}

/** Unpacks row `row` of `width` weights into `out` from `at` on. */
export function unpackRow(packed: PackedRows, row: number, width: number, out: Float32Array, at: number): void {
  const { q4, scales } = packed;
  const blocks = width / BLOCK;
  for (let block = 0; block < blocks; block += 1) {
    const index = row * blocks + block;
    const scale = halfToNumber(scales[index] ?? 0);
    const to = at + block * BLOCK;
    for (let j = 0; j < HALF_BLOCK; j += 1) {
      const byte = q4[index * HALF_BLOCK + j] ?? 0;
      out[to + j] = scale * ((byte & 15) - 8);
      out[to + HALF_BLOCK + j] = scale * ((byte >> 4) - 8);
    }
  }
}

/**
 * Unpacks a matrix of `rows` times `width` weights and turns it: what was [rows, width] lands in `out` as columns `first` to
 * `first + rows` of a matrix with `columns` columns and `width` rows. Every weight is multiplied by `factor`.
 */
export function unpackTurned(
  packed: PackedRows,
  { rows, width }: { readonly rows: number; readonly width: number },
  { out, columns, first, factor }: { out: Float32Array; columns: number; first: number; factor: number },
): void {
  const tile = new Float32Array(TILE * width);
  for (let row = 0; row < rows; row += TILE) {
    const high = Math.min(TILE, rows - row);
    for (let i = 0; i < high; i += 1) unpackRow(packed, row + i, width, tile, i * width);
    for (let column = 0; column < width; column += 1) {
      const to = column * columns + first + row;
      for (let i = 0; i < high; i += 1) out[to + i] = factor * (tile[i * width + column] ?? 0);
    }
  }
}
