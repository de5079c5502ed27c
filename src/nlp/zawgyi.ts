// Whether a Burmese text is written in Zawgyi, the encoding of older phones, and its way to Unicode.

import { ZAWGYI_MODEL } from './disguise/zawgyi-model.js';

export { chunkEnd, unicodeOf } from './disguise/zawgyi-convert.js';

/** Probability from which on a text is taken for Zawgyi; the makers of the model advise .95. */
const CERTAIN = 0.95;
/** Units looked at; the head of a text tells its encoding. */
const HEAD = 4000;
/** Bytes before the numbers: magic words, versions, size. */
const HEADER = { tag: 8, version: 4, states: 4, markov: 12 };

/** Blocks of code points that have states of their own: first, last. State 0 is everything else. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x1000, 0x103f],
  [0x104a, 0x109f],
  [0xaa60, 0xaa7f],
  [0xa9e0, 0xa9ff],
  [0x2000, 0x200b],
];

/** State of a code point; the main block, of which a Burmese text is made, is asked first. */
function stateOf(code: number): number {
  if (code < 0x1000) return 0;
  if (code <= 0x103f) return code - 0xfff;
  let before = 1;
  for (const [first, last] of BLOCKS) {
    if (code >= first && code <= last) return before + code - first;
    before += last - first + 1;
  }
  return 0;
}

interface Transitions {
  readonly size: number;
  /** Row by row: log of the Unicode chance less log of the Zawgyi chance that the column's state follows the row's. */
  readonly deltas: Float32Array;
}

let loaded: Transitions | null = null;

/** Reads the sparse rows of the model's file (format of myanmar-tools, version 2, big-endian). */
function load(): Transitions {
  const bytes = Buffer.from(ZAWGYI_MODEL, 'base64');
  let at = HEADER.tag + HEADER.version + HEADER.states + HEADER.markov;
  const size = bytes.readInt16BE(at);
  at += 2;
  const deltas = new Float32Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const entries = bytes.readInt16BE(at);
    at += 2;
    if (entries === 0) continue;
    deltas.fill(bytes.readFloatBE(at), row * size, (row + 1) * size);
    at += 4;
    for (let i = 0; i < entries; i += 1) {
      deltas[row * size + bytes.readInt16BE(at)] = bytes.readFloatBE(at + 2);
      at += 6;
    }
  }
  return { size, deltas };
}

/**
 * Probability 0..1 that the Burmese of a text is Zawgyi rather than Unicode, by the Markov model of Google's myanmar-tools;
 * 0 without Burmese. Linear, and bounded by the head of the text.
 */
export function zawgyiProbability(text: string): number {
  loaded ??= load();
  const { size, deltas } = loaded;
  const end = Math.min(text.length, HEAD);
  let total = 0;
  let seen = false;
  let before = 0;
  for (let i = 0; i <= end; i += 1) {
    const state = i < end ? stateOf(text.charCodeAt(i)) : 0;
    if (before !== 0 || state !== 0) {
      total += deltas[before * size + state] ?? 0;
      seen = true;
    }
    before = state;
  }
  return seen ? 1 / (1 + Math.exp(total)) : 0;
}

/** True when a text with Burmese in it is written in Zawgyi. */
export function isZawgyi(text: string): boolean {
  return zawgyiProbability(text) >= CERTAIN;
}
