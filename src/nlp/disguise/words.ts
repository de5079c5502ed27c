// Words that hide behind letters of another script, digits, signs or a mask, made plain.

import { isLatin } from '../characters.js';
import { LEET } from '../confusables.js';
import type { UnitBuffer } from '../unit-buffer.js';
import { HIDDEN_WORDS, LONGEST_HIDDEN, uncover } from './hidden-words.js';
import { ALIKE, DIGIT, isCover, kindOf, LATIN, SIGN } from './kinds.js';
import { LookAlikes, type Place } from './look-alikes.js';
import type { Disguise } from './signs.js';

const AT = 64;
const DOLLAR = 36;
/** Digits that writers of Arabic in Latin letters use for letters of their own: 3 ayn, 5 kha, 7 ha. */
const ARABIZI = new Set([0x33, 0x35, 0x37]);
/** Digits and signs that stand for letters also in words that no list knows: 0, 1, 4, dollar. */
const SURE = new Set([0x30, 0x31, 0x34, DOLLAR]);
/** Letters that a word must have before digits in it are read as letters without a word list. */
const MIN_LATIN = 3;
/** Digits and signs in one such word. */
const MAX_LEET = 4;
const DOT = 46;
const HASH = 35;
const K = 107;
const M = 109;
/** Letters before a figure that make an amount of it. */
const CURRENCIES = new Set('rm rp us usd sgd hk hkd aed sar qar kwd php thb idr myr inr eur gbp tk rs x'.split(' '));
/** Words with digits or signs for letters from which on all such words of a text are read so. */
const MIN_KNOWN = 2;
/** Letters on both sides of an at sign that make an address of it. */
const ADDRESS_PART = 3;

/** Mends the words of one text in place; each mended unit keeps its range. */
export class WordMender {
  private readonly out: UnitBuffer;
  private readonly disguise: Disguise;
  private readonly lookAlikes: LookAlikes;
  /** Words whose digits may be Arabizi or a name: settled when the whole text has been seen. */
  private readonly unsure: Place[] = [];
  private arabizi = false;
  /** Unsure words that mix signs and digits: "h@v3". */
  private mixed = 0;

  constructor(original: string, out: UnitBuffer, disguise: Disguise) {
    this.out = out;
    this.disguise = disguise;
    this.lookAlikes = new LookAlikes(original, out, disguise);
  }

  /** `kinds`: the kinds of the units of the word [from, to), or-ed. */
  take(from: number, to: number, kinds: number): void {
    if ((kinds & ALIKE) !== 0) this.lookAlikes.take(from, to, kinds);
    else this.lookAlikes.pass(kinds);
    if ((kinds & (LATIN | ALIKE)) !== 0 && (kinds & (DIGIT | SIGN)) !== 0) this.takeCovered(from, to);
  }

  /** Counts a word without anything to mend; it tells what the text is written in. */
  pass(kinds: number): void {
    this.lookAlikes.pass(kinds);
  }

  /** Settles what waited for the whole text. */
  finish(): void {
    this.lookAlikes.finish();
    const known = this.disguise.leet + this.disguise.covered;
    const enough = known + this.mixed >= MIN_KNOWN || (known > 0 && this.unsure.length >= MIN_KNOWN);
    if (this.arabizi || !enough) return;
    for (const { from, to } of this.unsure) this.replaceLeet(from, to);
  }

  private unit(i: number): number {
    return this.out.folded[i] ?? 0;
  }

  private put(i: number, letter: string): void {
    this.out.put(i, letter.charCodeAt(0));
  }

  private takeCovered(first: number, end: number): void {
    let from = first;
    let to = end;
    while (to > from && this.isTrailing(to - 1)) to -= 1;
    while (from < to && this.isLeading(from)) from += 1;
    if (to < end && this.readTail(from, to, end)) return;
    if (to - from < 3 || !this.hasCovered(from, to) || this.isAddress(from, to)) return;
    if (this.readCovered(from, to)) return;
    if (this.isMasked(from, to)) this.disguise.masked += 1;
    else if (!this.weighLeet(from, to)) this.keepUnsure(from, to);
  }

  /** Signs that end a word without being part of it; a dollar or an at sign may be its last letter. */
  private isTrailing(i: number): boolean {
    return kindOf(this.unit(i)) === SIGN && this.unit(i) !== DOLLAR && this.unit(i) !== AT;
  }

  /** A word whose last letters are covered: "pass****". */
  private readTail(from: number, to: number, end: number): boolean {
    let covered = to;
    while (covered < end && isCover(this.unit(covered))) covered += 1;
    return covered - to >= 2 && !this.isAddress(from, covered) && this.readCovered(from, covered);
  }

  private hasCovered(from: number, to: number): boolean {
    for (let i = from; i < to; i += 1) if ((kindOf(this.unit(i)) & (DIGIT | SIGN)) !== 0) return true;
    return false;
  }

  private isLeading(i: number): boolean {
    const unit = this.unit(i);
    return isCover(unit) || unit === 33 || unit === 124;
  }

  /** Names of people and places on the net stay as they are: handles, e-mail and web addresses. */
  private isAddress(from: number, to: number): boolean {
    const before = from > 0 ? this.unit(from - 1) : 0;
    const after = to < this.out.length ? this.unit(to) : 0;
    if (this.unit(from) === AT || before === 47 || before === 95 || before === DOT || after === 95 || after === 47)
      return true;
    if (before === AT) return true;
    if (after === DOT && to + 1 < this.out.length && isLatin(this.unit(to + 1)))
      return this.hasSign(from, to, AT) || this.isEnding(to + 1);
    return false;
  }

  /** Two to four letters and then no letter: the ending of a web address. */
  private isEnding(from: number): boolean {
    let end = from;
    while (end < this.out.length && end - from <= 4 && isLatin(this.unit(end))) end += 1;
    return end - from >= 2 && end - from <= 4;
  }

  private hasSign(from: number, to: number, sign: number): boolean {
    for (let i = from; i < to; i += 1) if (this.unit(i) === sign) return true;
    return false;
  }

  /** Reads a word with the help of the list. Returns whether a hidden word came out. */
  private readCovered(from: number, to: number): boolean {
    if (to - from > LONGEST_HIDDEN) return false;
    const word = this.decode(from, to, 0) ?? this.decode(from, to, 1) ?? this.unmask(from, to);
    if (word === null) return false;
    for (let i = from; i < to; i += 1) this.put(i, word[i - from] ?? '');
    this.disguise.covered += 1;
    return true;
  }

  /** The hidden word when each digit or sign is the `choice`-th letter that it may be, or null. */
  private decode(from: number, to: number, choice: number): string | null {
    let word = '';
    for (let i = from; i < to; i += 1) {
      const unit = this.unit(i);
      const letters = isLatin(unit) ? undefined : LEET.get(unit);
      if (letters === undefined && !isLatin(unit)) return null;
      word += letters === undefined ? String.fromCharCode(unit) : (letters[choice] ?? letters[0] ?? '');
    }
    return HIDDEN_WORDS.has(word) ? word : null;
  }

  private unmask(from: number, to: number): string | null {
    let seen = '';
    let covers = 0;
    for (let i = from; i < to; i += 1) {
      const unit = this.unit(i);
      if (isCover(unit)) {
        seen += '*';
        covers += 1;
      } else seen += LEET.get(unit)?.[0] ?? String.fromCharCode(unit);
    }
    return covers > 0 ? uncover(seen) : null;
  }

  /** Letters at both ends and a cover between; a hash may part two tags, so it does not count. */
  private isMasked(from: number, to: number): boolean {
    if (!isLatin(this.unit(from)) || !isLatin(this.unit(to - 1)) || this.hasSign(from, to, HASH)) return false;
    for (let i = from; i < to; i += 1) if (!isLatin(this.unit(i)) && !isCover(this.unit(i))) return false;
    return true;
  }

  /** Digits between letters are letters ("h0use"); "covid19", "4x4" and Arabizi are not. Returns whether it is settled. */
  private weighLeet(from: number, to: number): boolean {
    let latin = 0;
    let leet = 0;
    let sure = false;
    for (let i = from; i < to; i += 1) {
      const unit = this.unit(i);
      if (isLatin(unit)) latin += 1;
      else if (this.isInside(i, from, to) && (SURE.has(unit) || ARABIZI.has(unit))) {
        leet += 1;
        if (SURE.has(unit)) sure = true;
      } else {
        if (i === from && this.looksArabizi(from, to)) this.arabizi = true;
        return false;
      }
    }
    if (!sure || latin < MIN_LATIN || leet > MAX_LEET || leet > latin || this.isAmount(from, to)) return false;
    this.replaceLeet(from, to);
    return true;
  }

  /** Keeps a word that begins with a letter and goes on in letters, digits and signs: it is read if the text is leet. */
  private keepUnsure(from: number, to: number): void {
    if (!isLatin(this.unit(from)) || this.isAmount(from, to)) return;
    const count = { latin: 0, signs: 0, digits: 0, sure: 0 };
    let lastLetter = from;
    for (let i = from; i < to; i += 1) {
      const unit = this.unit(i);
      if (isLatin(unit)) {
        count.latin += 1;
        lastLetter = i;
        continue;
      }
      if (!LEET.has(unit) || (unit === AT && i - from >= ADDRESS_PART && to - i > ADDRESS_PART)) return;
      if (kindOf(unit) === SIGN) count.signs += 1;
      else count.digits += 1;
      if (SURE.has(unit)) count.sure += 1;
    }
    const inside = lastLetter - from + 1 - count.latin > 0;
    if (inside && ((count.signs > 0 && count.digits > 0) || (count.sure >= 2 && count.latin >= MIN_LATIN)))
      this.mixed += 1;
    this.unsure.push({ from, to });
  }

  /** "rm4k": a currency, a figure and a letter for thousands or millions. */
  private isAmount(from: number, to: number): boolean {
    const last = this.unit(to - 1);
    if (last !== K && last !== M) return false;
    let letters = '';
    for (let i = from; i < to && isLatin(this.unit(i)) && letters.length < 4; i += 1)
      letters += String.fromCharCode(this.unit(i));
    return CURRENCIES.has(letters);
  }

  /** Not at either end, and beside a letter. */
  private isInside(i: number, from: number, to: number): boolean {
    if (i === from || i === to - 1) return false;
    return isLatin(this.unit(i - 1)) || isLatin(this.unit(i + 1));
  }

  /** "7abibi", "3ayez": a digit of Arabizi that opens a word of letters. */
  private looksArabizi(from: number, to: number): boolean {
    const unit = this.unit(from);
    return (
      (ARABIZI.has(unit) || unit === 0x32) &&
      to - from >= 4 &&
      isLatin(this.unit(from + 1)) &&
      isLatin(this.unit(from + 2))
    );
  }

  private replaceLeet(from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const letter = isLatin(this.unit(i)) ? undefined : LEET.get(this.unit(i));
      if (letter !== undefined) this.put(i, letter[0] ?? '');
    }
    this.disguise.leet += 1;
  }
}
