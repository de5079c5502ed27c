// What the language model sees of one word in Latin letters: its letter groups, itself, and its accents, as bucket numbers.

import { isLatin } from '../characters.js';
import type { Normalised } from '../normalise.js';

/** Buckets of the hashed features; a power of two. */
export const BUCKETS = 8192;
/** Letters of a word that are looked at. */
const MAX_LETTERS = 24;
/** Longest letter group; shorter ones from two on are taken, too. */
const MAX_GROUP = 4;
/** Room for the features of one word: three groups a place, the word itself, an accent a letter. */
export const MAX_FEATURES = (MAX_LETTERS + 2) * MAX_GROUP + 1;

const PRIME = 0x01000193;
const WORD_SEED = 0x5bd1e995;
const ACCENT_SEED = 0x2545f491;
const GROUP_SEED = 0x1b873593;

/** Last mixing of a hash (the finaliser of MurmurHash3), cut to a bucket. */
function bucket(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) & (BUCKETS - 1);
}

/**
 * The word at [start, end) of a normalised text. Digits are read as they were written ("3arabi"), not as the letters that
 * the normaliser takes them for. One object serves all words, one after the other.
 */
export class WordReader {
  private readonly letters = new Uint8Array(MAX_LETTERS + 2);
  private readonly accents = new Uint16Array(MAX_LETTERS);
  private size = 0;
  private accented = 0;

  /** Takes the word in and returns a number of 52 bits that stands for it; 0 when it has no letter a–z. */
  read(text: Normalised, start: number, end: number): number {
    this.size = 1;
    this.accented = 0;
    let hasLetter = false;
    let low = WORD_SEED;
    let high = ACCENT_SEED;
    const stop = Math.min(end, start + MAX_LETTERS);
    for (let i = start; i < stop; i += 1) {
      const code = asWritten(text, i);
      const letter = letterOf(code < 0x80 ? code : text.folded.charCodeAt(i));
      if (letter === 0) continue;
      if (letter <= 26) hasLetter = true;
      this.letters[this.size] = letter;
      this.size += 1;
      if (code >= 0x80) {
        this.accents[this.accented] = code;
        this.accented += 1;
      }
      low = Math.imul(low ^ code, PRIME);
      high = Math.imul(high ^ code, 0x85ebca6b) + letter;
    }
    return hasLetter ? (high & 0xfffff) * 0x100000000 + (low >>> 0) + 1 : 0;
  }

  /** Writes the buckets of the word's features into `out` (MAX_FEATURES long) and returns how many there are. */
  features(out: Uint16Array): number {
    let count = 0;
    for (; count < this.accented; count += 1) {
      out[count] = bucket(Math.imul(ACCENT_SEED ^ (this.accents[count] ?? 0), PRIME));
    }
    this.letters[0] = 0;
    this.letters[this.size] = 0;
    return groupFeatures(this.letters, this.size + 1, count, out);
  }
}

/** Appends the letter groups of `letters`, whose both ends are borders, and the whole word. */
function groupFeatures(letters: Uint8Array, size: number, before: number, out: Uint16Array): number {
  let count = before;
  let whole = WORD_SEED;
  for (let i = 0; i < size; i += 1) {
    whole = Math.imul(whole ^ (letters[i] ?? 0), PRIME);
    let hash = Math.imul(GROUP_SEED ^ (letters[i] ?? 0), PRIME);
    const last = Math.min(size - 1, i + MAX_GROUP - 1);
    for (let j = i + 1; j <= last; j += 1) {
      hash = Math.imul(hash ^ ((letters[j] ?? 0) + 64), PRIME);
      out[count] = bucket(hash);
      count += 1;
    }
  }
  out[count] = bucket(whole);
  return count + 1;
}

/** 1–26 for a–z, 27–36 for the digits, 0 for anything else. */
function letterOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  return code >= 48 && code <= 57 ? code - 21 : 0;
}

/** The unit at `i` with its accent and its digit as the person wrote them, in lower case. */
function asWritten(text: Normalised, i: number): number {
  const kept = text.text.charCodeAt(i);
  if (kept >= 0x80) return isLatin(kept) ? kept : 0;
  const code = text.original.charCodeAt(text.starts === null ? i : (text.starts[i] ?? 0));
  if (code < 0x80) return code >= 48 && code <= 57 ? code : kept;
  return isLatin(code) ? lowered(code) : kept;
}

const loweredMemo = new Map<number, number>();

function lowered(code: number): number {
  let low = loweredMemo.get(code);
  if (low === undefined) {
    low = String.fromCharCode(code).toLowerCase().charCodeAt(0);
    loweredMemo.set(code, low);
  }
  return low;
}
