// From text to the numbers of its pieces: the most probable way of cutting it (a unigram model, by Viterbi).

import type { EncoderConfig } from './config.js';
import { textNormaliser } from './model-text.js';
import { PieceTrie } from './piece-trie.js';

/** Cuts texts into pieces. */
export interface Tokenizer {
  /** Ids of `text` (prefix and message) between the signs for start and end; at most `max_tokens` of them. */
  encode(text: string): Int32Array;
}

/** What the cutting needs to know. */
interface Cutter {
  readonly trie: PieceTrie;
  /** Log probability by piece. */
  readonly scores: Float32Array;
  readonly unknown: number;
  readonly unknownScore: number;
  /** Pieces that are wanted. */
  readonly most: number;
  /** Code points of the longest piece. */
  readonly longest: number;
}

/** The best way to each place of a text, a place being a number of code points. */
interface Lattice {
  readonly score: Float64Array;
  /** The place before, and the piece between. */
  readonly before: Int32Array;
  readonly piece: Int32Array;
  /** The place on this way at which the wanted number of pieces was reached; 0 before that. */
  readonly full: Int32Array;
}

/** Makes the tokenizer of an encoder. `pieces`: the content of `pieces.txt`; `scores`: one a piece. */
export function makeTokenizer(config: EncoderConfig, pieces: string, scores: Float32Array): Tokenizer {
  const { special, tokenizer } = config;
  const normalise = textNormaliser(config);
  const list = pieces.split('\n').slice(0, config.vocab);
  const cutter: Cutter = {
    trie: new PieceTrie(list, Math.max(special.bos, special.pad, special.eos, special.unk) + 1),
    scores,
    unknown: special.unk,
    unknownScore: tokenizer.min_score - tokenizer.unk_penalty,
    most: config.max_tokens - 2,
    longest: tokenizer.max_piece_chars,
  };
  return {
    encode: (text) => Int32Array.of(special.bos, ...cut(codePoints(normalise(text)), cutter), special.eos),
  };
}

/** The first pieces of the best way through the text. */
function cut(codes: Int32Array, cutter: Cutter): readonly number[] {
  const lattice: Lattice = {
    score: new Float64Array(codes.length + 1).fill(Number.NEGATIVE_INFINITY),
    before: new Int32Array(codes.length + 1),
    piece: new Int32Array(codes.length + 1),
    full: new Int32Array(codes.length + 1),
  };
  const end = search(codes, lattice, cutter);
  const pieces: number[] = [];
  for (let place = end; place > 0; place = lattice.before[place] ?? 0) {
    const piece = lattice.piece[place] ?? 0;
    if (piece !== cutter.unknown || pieces.at(-1) !== piece) pieces.push(piece);
  }
  return pieces.reverse().slice(0, cutter.most);
}

/**
 * Fills the lattice from left to right and answers the place where it stopped: the end, or earlier, once nothing that follows can
 * change the wanted pieces. That is so when as many places in a row as the longest piece has code points were reached over one and
 * the same full place: every way onwards leaves from one of them. A long text costs what its first pieces cost.
 */
function search(codes: Int32Array, lattice: Lattice, cutter: Cutter): number {
  const { score, before, piece, full } = lattice;
  const counts = new Int32Array(codes.length + 1);
  score[0] = 0;
  let agreeing = 0;
  for (let place = 0; place < codes.length; place += 1) {
    if (place > 0) {
      const last = before[place] ?? 0;
      const fused = piece[place] === cutter.unknown && last > 0 && piece[last] === cutter.unknown;
      counts[place] = (counts[last] ?? 0) + (fused ? 0 : 1);
      full[place] = full[last] || (counts[place] === cutter.most ? place : 0);
      agreeing = full[place] !== 0 && full[place] === full[place - 1] ? agreeing + 1 : 1;
      if (full[place] !== 0 && agreeing >= cutter.longest) return place;
    }
    extend(codes, place, lattice, cutter);
  }
  return codes.length;
}

/** Tries every piece that begins at `place`. On a tie the way found first stays. */
function extend(codes: Int32Array, place: number, { score, before, piece }: Lattice, cutter: Cutter): void {
  const { trie, scores } = cutter;
  const base = score[place] ?? 0;
  const reach = (to: number, id: number, gain: number): void => {
    if (base + gain <= (score[to] ?? 0)) return;
    score[to] = base + gain;
    before[to] = place;
    piece[to] = id;
  };
  let node = 0;
  for (let to = place + 1; to <= codes.length; to += 1) {
    node = trie.step(node, codes[to - 1] ?? 0);
    const id = node === 0 ? -1 : trie.pieceAt(node);
    if (id >= 0) reach(to, id, scores[id] ?? 0);
    else if (to === place + 1) reach(to, cutter.unknown, cutter.unknownScore);
    if (node === 0) return;
  }
}

function codePoints(text: string): Int32Array {
  const codes = new Int32Array(text.length);
  let count = 0;
  for (const char of text) {
    codes[count] = char.codePointAt(0) ?? 0;
    count += 1;
  }
  return codes.subarray(0, count);
}
