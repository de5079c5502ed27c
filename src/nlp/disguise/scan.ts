// First pass over a text: every character with its marks becomes the units that are compared.

import { isBidiControl, isBurmese, isInvisible, isLatin } from '../characters.js';
import { isStyledLetter, isWide } from '../confusables.js';
import type { UnitBuffer } from '../unit-buffer.js';
import { chunkEnd, isZawgyi, unicodeOf } from '../zawgyi.js';
import { EMOJI_WORDS, isFlag, isFlagLetter, isSkinTone } from './emoji.js';
import { foldCluster } from './fold-cluster.js';
import { endOfMarks, isPlainNext, isSimple, simpleFolded, simpleText, ZERO } from './neighbours.js';
import { isWa } from './script-forms.js';
import type { Disguise } from './signs.js';

/** Marks of one cluster that are composed; what is piled above that is dropped, so that the cost stays linear. */
const MAX_MARKS = 8;
/** Marks on one Latin letter from which on they are a pile. */
const PILE = 4;
const SOFT_HYPHEN = 0xad;
const SMALL_A = 97;
const OVERRIDE = 0x202e;
const POP = 0x202c;

/** Where the last picture's word lies, to draw out when the same picture follows. */
interface LastPicture {
  readonly word: string;
  readonly from: number;
  end: number;
}

/** Walks a text once; `wide` counts full-width letters, whose meaning depends on the script around them. */
export class Scan {
  wide = 0;
  /** Zero-width spaces between letters of scripts that have no use for them. */
  parted = 0;
  private readonly original: string;
  private readonly out: UnitBuffer;
  private readonly disguise: Disguise;
  private zawgyi: boolean | null = null;
  private picture: LastPicture | null = null;

  constructor(original: string, out: UnitBuffer, disguise: Disguise) {
    this.original = original;
    this.out = out;
    this.disguise = disguise;
  }

  run(): void {
    const { original, out } = this;
    let at = 0;
    while (at < original.length) {
      const code = original.charCodeAt(at);
      const after = at + 1 < original.length ? original.charCodeAt(at + 1) : 0;
      if (code < 0x80 && isPlainNext(after)) {
        const unit = code >= 65 && code <= 90 ? code + 32 : code;
        out.push(unit, unit, at, at + 1);
        at += 1;
      } else if (simpleFolded[code] !== 0 && isPlainNext(after) && (!isBurmese(code) || this.zawgyi === false)) {
        out.push(simpleText[code] ?? 0, simpleFolded[code] ?? 0, at, at + 1);
        at += 1;
      } else at = this.takeRich(at);
    }
  }

  private takeRich(at: number): number {
    const code = this.original.codePointAt(at) ?? 0;
    const next = at + (code > 0xffff ? 2 : 1);
    if (isBurmese(code)) {
      this.zawgyi ??= isZawgyi(this.original);
      if (this.zawgyi) return this.takeZawgyi(at);
    } else if (isInvisible(code)) return this.takeInvisible(at, code, next);
    else if (code >= 0x1f000 || (code >= 0x2600 && code <= 0x27bf)) {
      const word = EMOJI_WORDS.get(code);
      if (word !== undefined) return this.takePicture(word, at, next);
      if (isSkinTone(code) && at > 0) return next;
      if (isFlagLetter(code)) return this.takeFlagLetters(at);
    }
    return this.takeCluster(code, at, next);
  }

  private takeCluster(code: number, at: number, next: number): number {
    const { original, out } = this;
    const after = next < original.length ? original.charCodeAt(next) : 0;
    const end = isPlainNext(after) ? next : endOfMarks(original, next, code);
    this.noteStyle(code);
    const { text, folded } = foldCluster(this.clusterOf(code, at, next, end));
    if ((code === 0xe32 || code === 0xe40) && text.length === 1 && this.mendThai(code, at, end)) return end;
    for (let i = 0; i < text.length; i += 1) out.push(text.charCodeAt(i), folded.charCodeAt(i), at, end);
    if (text.length === 1 && end === at + 1 && isSimple(code)) {
      simpleText[code] = text.charCodeAt(0);
      simpleFolded[code] = folded.charCodeAt(0);
    }
    return end;
  }

  private clusterOf(code: number, at: number, next: number, end: number): string {
    const { original } = this;
    if (code === ZERO && isWa(original, at)) return `\u101d${original.slice(next, Math.min(end, next + MAX_MARKS))}`;
    if (end === next) return original.slice(at, end);
    const whole = wholeCharacters(original.slice(at, Math.min(end, next + MAX_MARKS)));
    if (isLatin(code)) this.noteMarks(whole, end - next);
    return hasInvisible(whole) ? withoutInvisible(whole) : whole;
  }

  /** Two signs that Thai writers type for one: e twice for ae, nikhahit and aa for am. Returns whether it was so. */
  private mendThai(code: number, at: number, end: number): boolean {
    const { out } = this;
    const last = out.length - 1;
    const wanted = code === 0xe32 ? 0xe4d : 0xe40;
    if (last < 0 || out.text[last] !== wanted || out.ends[last] !== at) return false;
    const unit = code === 0xe32 ? 0xe33 : 0xe41;
    out.text[last] = unit;
    out.folded[last] = unit;
    out.ends[last] = end;
    return true;
  }

  private noteMarks(cluster: string, marks: number): void {
    if (marks >= PILE) this.disguise.piled += 1;
    for (let i = 1; i < cluster.length; i += 1) {
      const mark = cluster.charCodeAt(i);
      if ((mark >= 0x334 && mark <= 0x338) || mark === 0x489 || (mark >= 0x20d0 && mark <= 0x20e0)) {
        this.disguise.styled += 1;
        return;
      }
    }
  }

  private noteStyle(code: number): void {
    if (code < 0x250 || !isStyledLetter(code)) return;
    if (isWide(code)) this.wide += 1;
    else this.disguise.styled += 1;
  }

  /** Takes the whole run of unseen characters, and notes it when it parts two letters that belong together. */
  private takeInvisible(at: number, code: number, next: number): number {
    const { original, out } = this;
    if (code === OVERRIDE) return this.takeReversed(at, next);
    let end = at;
    let parting = false;
    while (end < original.length) {
      const unseen = original.codePointAt(end) ?? 0;
      if (!isInvisible(unseen) || unseen === OVERRIDE) break;
      if (isParting(unseen)) parting = true;
      end += unseen > 0xffff ? 2 : 1;
    }
    if (!parting || out.length === 0 || out.ends[out.length - 1] !== at) return end;
    const before = out.folded[out.length - 1] ?? 0;
    const after = end < original.length ? original.charCodeAt(end) : 0;
    if (isLatin(before) && isLatin(after)) this.disguise.hidden += 1;
    else if (isUnjoined(before) && isUnjoined(after) && hasSpacer(original, at, end)) this.parted += 1;
    return end;
  }

  /** Latin text behind a right-to-left override is read as it is drawn, from its end; each unit stands for the whole. */
  private takeReversed(at: number, next: number): number {
    const { original, out } = this;
    let end = next;
    let latin = 0;
    const letters: number[] = [];
    while (end < original.length) {
      const code = original.charCodeAt(end);
      if (code === POP || code === OVERRIDE || code === 10 || code >= 0x250) break;
      if (isLatin(code)) latin += 1;
      letters.push(code);
      end += 1;
    }
    if (latin < 2) return next;
    this.disguise.bidi += 1;
    for (let i = letters.length - 1; i >= 0; i -= 1) {
      const { text, folded } = foldCluster(String.fromCharCode(letters[i] ?? 0));
      for (let k = 0; k < text.length; k += 1) out.push(text.charCodeAt(k), folded.charCodeAt(k), at, end);
    }
    return end;
  }

  /** A picture's word; the same picture again only draws it out. */
  private takePicture(word: string, at: number, next: number): number {
    const { out, picture } = this;
    if (picture !== null && picture.word === word && this.follows(picture, at)) {
      for (let i = picture.from; i < out.length; i += 1) out.ends[i] = next;
      picture.end = next;
      return next;
    }
    this.picture = { word, from: out.length, end: next };
    for (let i = 0; i < word.length; i += 1) out.push(word.charCodeAt(i), word.charCodeAt(i), at, next);
    return next;
  }

  private follows(picture: LastPicture, at: number): boolean {
    if (this.out.length !== picture.from + picture.word.length) return false;
    return at - picture.end <= 4;
  }

  /** Regional indicators: flags stay, letters that spell something become letters. */
  private takeFlagLetters(at: number): number {
    const { original, out } = this;
    let end = at;
    let letters = '';
    while (end < original.length && isFlagLetter(original.codePointAt(end) ?? 0)) {
      letters += String.fromCharCode((original.codePointAt(end) ?? 0) - 0x1f1e6 + SMALL_A);
      end += 2;
    }
    const spells = !areFlags(letters) && letters.length !== 2;
    if (spells) {
      this.disguise.styled += letters.length;
      end = endOfMarks(original, end, SMALL_A);
    }
    for (let i = 0; i < letters.length; i += 1) {
      const start = at + 2 * i;
      if (spells) out.push(letters.charCodeAt(i), letters.charCodeAt(i), start, start + 2);
      else
        for (const unit of [original.charCodeAt(start), original.charCodeAt(start + 1)])
          out.push(unit, unit, start, start + 2);
    }
    return end;
  }

  private takeZawgyi(at: number): number {
    const end = chunkEnd(this.original, at);
    const text = unicodeOf(this.original.slice(at, end), isWa(this.original, at));
    for (let i = 0; i < text.length; i += 1) this.out.push(text.charCodeAt(i), text.charCodeAt(i), at, end);
    return end;
  }
}

function areFlags(letters: string): boolean {
  if (letters.length % 2 === 1) return false;
  for (let i = 0; i < letters.length; i += 2) if (!isFlag(letters.slice(i, i + 2).toUpperCase())) return false;
  return true;
}

/** Letters and marks of scripts that have no use for a zero-width space: Cyrillic, Arabic, Bengali, Tamil, Chinese. */
function isUnjoined(code: number): boolean {
  return (
    (code >= 0x400 && code <= 0x52f) ||
    (code >= 0x620 && code <= 0x6d3) ||
    (code >= 0x980 && code <= 0x9df) ||
    (code >= 0xb80 && code <= 0xbd7) ||
    (code >= 0x4e00 && code <= 0x9fff)
  );
}

/** Zero-width space or word joiner; the joiners of scripts do not count. */
function hasSpacer(original: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1)
    if (original.charCodeAt(i) === 0x200b || original.charCodeAt(i) === 0x2060) return true;
  return false;
}

/** Unseen characters that nobody's keyboard puts between two Latin letters; hyphenation and direction marks are not. */
function isParting(code: number): boolean {
  return code !== SOFT_HYPHEN && code !== 0x200e && code !== 0x200f && code !== 0x61c && !isBidiControl(code);
}

/** Without half a character at the end, where a long cluster was cut. */
function wholeCharacters(cluster: string): string {
  const last = cluster.charCodeAt(cluster.length - 1);
  return cluster.length > 1 && last >= 0xd800 && last <= 0xdbff ? cluster.slice(0, -1) : cluster;
}

function hasInvisible(cluster: string): boolean {
  for (let i = 1; i < cluster.length; i += 1) if (isInvisible(cluster.codePointAt(i) ?? 0)) return true;
  return false;
}

function withoutInvisible(cluster: string): string {
  return [...cluster].filter((character) => !isInvisible(character.codePointAt(0) ?? 0)).join('');
}
