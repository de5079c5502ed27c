// Words of a normalised text, in every script, with their places.

import { isAsciiDigit, isAsciiWord, isDigit, isLetter, isMark, isUnspaced } from './characters.js';

/** A word. `start`/`end` are offsets into the normalised text. */
export interface Token {
  /** Folded: lower case, no accents, no apostrophe. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Place in the word order; a sentence's end leaves a hole of `SENTENCE_HOLE`. */
  readonly place: number;
}

/** Places skipped at the end of a sentence or line, so that a phrase does not reach over it. */
export const SENTENCE_HOLE = 3;
/** Longest word kept; the rest of a longer one is dropped from `word` (its range stays whole). */
const MAX_WORD = 64;

/** French elisions: the letters before the apostrophe are a word of their own. */
const ELISIONS = new Set(['l', 'd', 'j', 'm', 't', 's', 'n', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quelqu']);
const APOSTROPHE = 39;

/** Units handed to the segmenter at once: its cost grows faster than the length. */
const SEGMENT_CHUNK = 240;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(code: number): Intl.Segmenter {
  const locale = code >= 0xe00 && code <= 0xe7f ? 'th' : code >= 0x1000 && code <= 0x109f ? 'my' : 'zh';
  let known = segmenters.get(locale);
  if (known === undefined) {
    known = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, known);
  }
  return known;
}

/** Splits a folded text into words. Scripts without spaces go through Intl.Segmenter, run by run. */
export function tokenise(folded: string): readonly Token[] {
  const walk = new Walk(folded);
  while (walk.at < folded.length) walk.step();
  return mergeSpelled(walk.tokens, folded);
}

class Walk {
  readonly tokens: Token[] = [];
  at = 0;
  private place = 0;
  private readonly folded: string;

  constructor(folded: string) {
    this.folded = folded;
  }

  step(): void {
    const code = this.folded.charCodeAt(this.at);
    if (isAsciiWord(code)) this.takeSpaced();
    else if (code < 0x80) this.skip(code);
    else if (isUnspaced(code)) this.takeUnspaced(code);
    else if (isLetter(code) || isDigit(code)) this.takeSpaced();
    else this.skip(code);
  }

  private skip(code: number): void {
    // . ! ? newline, and the full stops of Chinese, Arabic, Bengali and Burmese
    const ends =
      code === 10 ||
      code === 33 ||
      code === 63 ||
      code === 0x3002 ||
      code === 0x61f ||
      code === 0x964 ||
      code === 0x104b ||
      (code === 46 && !isAsciiDigit(this.folded.charCodeAt(this.at + 1)));
    if (ends && this.tokens.length > 0) {
      const last = this.tokens[this.tokens.length - 1];
      if (last !== undefined && last.place === this.place - 1) this.place += SENTENCE_HOLE;
    }
    this.at += 1;
  }

  private push(start: number, end: number): void {
    const word = this.folded.slice(start, Math.min(end, start + MAX_WORD)).replaceAll("'", '');
    if (word === '') return;
    this.tokens.push({ word, start, end, place: this.place });
    this.place += 1;
  }

  private takeSpaced(): void {
    let start = this.at;
    let end = this.at;
    while (end < this.folded.length) {
      const code = this.folded.charCodeAt(end);
      if (
        isAsciiWord(code) ||
        (code >= 0x80 && !isUnspaced(code) && (isLetter(code) || isDigit(code) || isMark(code)))
      ) {
        end += 1;
      } else if (code === APOSTROPHE && end > start && isLetter(this.folded.charCodeAt(end + 1))) {
        if (end - start <= 6 && ELISIONS.has(this.folded.slice(start, end))) {
          this.push(start, end);
          start = end + 1;
        }
        end += 1;
      } else break;
    }
    this.push(start, end);
    this.at = end;
  }

  /** Words of one chunk from `base`. What the chunk's border may have cut is left for the next chunk. */
  private takeSegments(segmenter: Intl.Segmenter, base: number, end: number): number {
    const stop = Math.min(end, base + SEGMENT_CHUNK);
    const parts = [...segmenter.segment(this.folded.slice(base, stop))];
    const kept = stop < end && parts.length > 1 ? parts.slice(0, -1) : parts;
    for (const part of kept) {
      const start = base + part.index;
      if (part.isWordLike !== false) this.push(start, start + part.segment.length);
    }
    const last = kept[kept.length - 1];
    return last === undefined ? stop : base + last.index + last.segment.length;
  }

  private takeUnspaced(first: number): void {
    let end = this.at;
    while (end < this.folded.length) {
      const code = this.folded.charCodeAt(end);
      if (!isUnspaced(code) && !(code >= 0x80 && isMark(code))) break;
      end += 1;
    }
    const segmenter = segmenterFor(first);
    let base = this.at;
    while (base < end) base = this.takeSegments(segmenter, base, end);
    this.at = end;
  }
}

/** Letters in a row, each apart by the same single sign, that make one spelled-out word. */
const SPELLED_MIN = 4;

/** Joins letters that were spelled apart ("p a s s p o r t", "v.i.s.a"). */
function mergeSpelled(tokens: Token[], folded: string): readonly Token[] {
  let single = 0;
  let longest = 0;
  for (const token of tokens) {
    single = token.end - token.start === 1 ? single + 1 : 0;
    if (single > longest) longest = single;
  }
  if (longest < SPELLED_MIN) return tokens;
  const out: Token[] = [];
  let from = 0;
  while (from < tokens.length) {
    const to = endOfSpelled(tokens, from, folded);
    const first = tokens[from];
    const last = tokens[to - 1];
    if (first === undefined || last === undefined) break;
    if (to - from >= SPELLED_MIN) {
      const word = tokens.slice(from, Math.min(to, from + MAX_WORD)).map((t) => t.word);
      out.push({ word: word.join(''), start: first.start, end: last.end, place: first.place });
      from = to;
    } else {
      out.push(first);
      from += 1;
    }
  }
  return out;
}

function endOfSpelled(tokens: readonly Token[], from: number, folded: string): number {
  const first = tokens[from];
  if (first === undefined || !isSingleLetter(first)) return from + 1;
  const separator = folded.charAt(first.end);
  let to = from + 1;
  while (to < tokens.length) {
    const before = tokens[to - 1];
    const token = tokens[to];
    if (before === undefined || token === undefined || !isSingleLetter(token)) break;
    if (token.start !== before.end + 1 || folded.charAt(before.end) !== separator) break;
    to += 1;
  }
  return to;
}

function isSingleLetter(token: Token): boolean {
  return token.end - token.start === 1 && !isDigit(token.word.charCodeAt(0)) && !isUnspaced(token.word.charCodeAt(0));
}
