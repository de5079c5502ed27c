// Words of a normalised text, in every script, with their places.

import { isAsciiWord, isDigit, isLetter, isMark, isUnspaced } from './characters.js';
import { endsSentence } from './sentences.js';

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
  return walk.tokens;
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
    else if (code < 0x80) this.skip();
    else if (isUnspaced(code)) this.takeUnspaced(code);
    else if (isLetter(code) || isDigit(code)) this.takeSpaced();
    else this.skip();
  }

  private skip(): void {
    if (endsSentence(this.folded, this.at)) this.leaveHole();
    this.at += 1;
  }

  private leaveHole(): void {
    const last = this.tokens[this.tokens.length - 1];
    if (last !== undefined && last.place === this.place - 1) this.place += SENTENCE_HOLE;
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

  private hasEnd(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (endsSentence(this.folded, at)) return true;
    return false;
  }

  /** Words of one chunk from `base`. What the chunk's border may have cut is left for the next chunk. */
  private takeSegments(segmenter: Intl.Segmenter, base: number, end: number): number {
    const stop = Math.min(end, base + SEGMENT_CHUNK);
    const parts = [...segmenter.segment(this.folded.slice(base, stop))];
    const kept = stop < end && parts.length > 1 ? parts.slice(0, -1) : parts;
    for (const part of kept) {
      const start = base + part.index;
      if (part.isWordLike !== false) this.push(start, start + part.segment.length);
      else if (this.hasEnd(start, start + part.segment.length)) this.leaveHole();
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
