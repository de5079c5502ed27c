// Letters of another script that are drawn like the letters of the word they stand in.

import { CONFUSABLES, LATIN_IN_CYRILLIC } from '../confusables.js';
import type { UnitBuffer } from '../unit-buffer.js';
import { HIDDEN_WORDS, LONGEST_HIDDEN } from './hidden-words.js';
import { ALIKE, HAN, kindOf, LATIN, MARK, OTHER } from './kinds.js';
import type { Disguise } from './signs.js';

/** A word by its place in the buffer. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Mends the look-alikes of one text in place; each mended unit keeps its range. */
export class LookAlikes {
  private readonly original: string;
  private readonly out: UnitBuffer;
  private readonly disguise: Disguise;
  /** Words of look-alikes alone: settled when the whole text has been seen. */
  private readonly foreign: Place[] = [];
  private latin = 0;
  private other = 0;

  constructor(original: string, out: UnitBuffer, disguise: Disguise) {
    this.original = original;
    this.out = out;
    this.disguise = disguise;
  }

  /** Counts a word without look-alikes; it tells what the text is written in. */
  pass(kinds: number): void {
    if ((kinds & LATIN) !== 0) this.latin += 1;
    else if ((kinds & OTHER) !== 0) this.other += 1;
  }

  /** Settles the words of look-alikes alone: in a text of Latin words they may be meant as such. */
  finish(): void {
    if (this.latin > 0 && this.other === 0) for (const { from, to } of this.foreign) this.mendForeign(from, to);
  }

  private unit(i: number): number {
    return this.out.folded[i] ?? 0;
  }

  /** `kinds`: the kinds of the units of the word [from, to), or-ed; a look-alike is among them. */
  take(from: number, to: number, kinds: number): void {
    if ((kinds & (OTHER | HAN | MARK)) !== 0) {
      if ((kinds & LATIN) !== 0) this.mendCyrillic(from, to);
      else this.other += 1;
    } else if ((kinds & LATIN) !== 0) this.disguise.lookAlikes += this.replaceAlike(from, to);
    else this.foreign.push({ from, to });
  }

  private alikeOf(i: number): string | undefined {
    const written = this.original.codePointAt(this.out.starts[i] ?? 0) ?? 0;
    return CONFUSABLES.get(written) ?? CONFUSABLES.get(this.unit(i));
  }

  private replaceAlike(from: number, to: number): number {
    let replaced = 0;
    for (let i = from; i < to; i += 1) {
      if (kindOf(this.unit(i)) !== ALIKE) continue;
      const letter = this.alikeOf(i);
      if (letter === undefined) continue;
      this.out.put(i, letter.charCodeAt(0));
      replaced += 1;
    }
    return replaced;
  }

  /** A word of look-alikes alone, in a text of Latin words: it is mended when a word of the list comes out. */
  private mendForeign(from: number, to: number): void {
    if (to - from > LONGEST_HIDDEN) return;
    let word = '';
    for (let i = from; i < to; i += 1) word += this.alikeOf(i) ?? String.fromCharCode(this.unit(i));
    if (HIDDEN_WORDS.has(word)) this.disguise.lookAlikes += this.replaceAlike(from, to);
  }

  /** Latin letters inside a Cyrillic word, when each has a Cyrillic twin. */
  private mendCyrillic(from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const unit = this.unit(i);
      const cyrillic = unit >= 0x400 && unit <= 0x52f;
      if (!cyrillic && !LATIN_IN_CYRILLIC.has(unit)) return;
    }
    for (let i = from; i < to; i += 1) {
      const twin = LATIN_IN_CYRILLIC.get(this.unit(i));
      if (twin === undefined) continue;
      this.out.put(i, twin.charCodeAt(0));
      this.disguise.lookAlikes += 1;
    }
  }
}
