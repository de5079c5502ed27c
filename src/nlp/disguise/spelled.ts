// Words spelled letter by letter ("p a s s p o r t", "v.i.s.a", "護 照"), put together again.

import { isLatin } from '../characters.js';
import type { UnitBuffer } from '../unit-buffer.js';
import { HIDDEN_WORDS, LONGEST_HIDDEN } from './hidden-words.js';
import { DIGIT, HAN, kindOf, LETTERS, MARK } from './kinds.js';
import type { Disguise } from './signs.js';

/** Letters from which on a row of single letters is a word; fewer when the word is in the list of hidden words. */
const MIN_LETTERS = 4;
const MIN_LISTED = 3;
const MIN_HAN = 2;
/** Chinese characters of one word; a longer row is a sentence, in which some stand alone. */
const MAX_HAN_WORD = 3;
/** Spelled words from which on a text is spelled on purpose, and shorter words in it are taken for spelled as well. */
const MIN_SPELLED = 2;
const SPELLERS = new Set(['.', '-', '_', '*', '|']);
/** Signs between two letters, at most. */
const MAX_GAP = 3;
/** Longest acronym written with dots and capitals. */
const MAX_ACRONYM = 6;
/** Abbreviations that people write with dots in small letters. */
const ABBREVIATIONS = new Set('asap rsvp lmao rofl wysiwyg aka fyi'.split(' '));
/** Words of one letter that may stand before a spelled word. */
const ONE_LETTER_WORDS = 'aieouyo';
/** Signs that part members of a list, not letters of a word. */
const LIST_SIGNS = /[,，、;:؛،/\n\r&+=()[\]"'?!。！？]/;

/** A letter with its marks, alone between two signs: place in the buffer. */
interface Single {
  readonly from: number;
  readonly to: number;
}

/** Signs that part two Chinese characters of one word ("护*照"). */
const HAN_PARTERS = new Set([...'.*_|~-•●█#'].map((sign) => sign.charCodeAt(0)));

/** True for a sign that may part two Chinese characters of one word. */
export function isHanParter(unit: number): boolean {
  return HAN_PARTERS.has(unit);
}

/** Marks in `dropped` the signs that part two Chinese characters of one word inside running text. */
export function joinHan(out: UnitBuffer, dropped: Uint8Array, disguise: Disguise): void {
  for (let i = 1; i + 1 < out.length; i += 1) {
    if (!isHanParter(out.folded[i] ?? 0)) continue;
    const before = out.folded[i - 1] ?? 0;
    const after = out.folded[i + 1] ?? 0;
    if (kindOf(before) !== HAN || kindOf(after) !== HAN || !isHanWord(String.fromCharCode(before, after), '')) continue;
    if (dropped[i] === 0) disguise.spelled += 1;
    dropped[i] = 1;
  }
}

/** Marks in `dropped` the signs between letters that belong together. Linear in the length. */
export function joinSpelled(original: string, out: UnitBuffer, dropped: Uint8Array, disguise: Disguise): void {
  let chain: Single[] = [];
  let gap = '';
  const short: (readonly Single[])[] = [];
  const close = (): void => {
    if (chain.length >= MIN_HAN && !settle(original, out, chain, gap, dropped, disguise) && isShortWord(chain, gap))
      short.push(chain);
    chain = [];
    gap = '';
  };
  let i = 0;
  while (i < out.length) {
    const kind = kindOf(out.folded[i] ?? 0);
    if ((kind & (LETTERS | DIGIT | MARK)) === 0) {
      i += 1;
      continue;
    }
    const end = endOfWord(out, i);
    if (!isSingle(out, i, end)) close();
    else {
      const last = chain[chain.length - 1];
      const between = last === undefined ? '' : gapBetween(out, last.to, i);
      if (last !== undefined && (between === '' || (gap !== '' && between !== gap))) {
        // "a n d y.o.u": the letter before another sign begins the next word.
        const opens = gap.trim() === '' && between.trim() !== '';
        if (opens) chain.pop();
        close();
        if (opens) chain.push(last);
      }
      if (chain.length > 0) gap = between;
      chain.push({ from: i, to: end });
    }
    i = end;
  }
  close();
  if (disguise.spelled >= MIN_SPELLED) for (const letters of short) drop(letters, dropped);
}

/** Two or three letters that belong together where other words are spelled as well. */
function isShortWord(chain: readonly Single[], gap: string): boolean {
  return chain.length < MIN_LETTERS && (chain.length >= MIN_LISTED || SPELLERS.has(gap));
}

function endOfWord(out: UnitBuffer, from: number): number {
  let end = from;
  while (end < out.length && (kindOf(out.folded[end] ?? 0) & (LETTERS | DIGIT | MARK)) !== 0) end += 1;
  return end;
}

/** Whether the word [from, to) is one letter with its marks. */
export function isSingle(out: UnitBuffer, from: number, to: number): boolean {
  if ((kindOf(out.folded[from] ?? 0) & LETTERS) === 0) return false;
  for (let i = from + 1; i < to; i += 1) if (kindOf(out.folded[i] ?? 0) !== MARK) return false;
  return true;
}

/** The signs between two letters, or nothing when they cannot belong to one word. */
function gapBetween(out: UnitBuffer, from: number, to: number): string {
  if (to - from > MAX_GAP || to <= from) return '';
  const gap = String.fromCharCode(...out.folded.subarray(from, to));
  return LIST_SIGNS.test(gap) ? '' : gap;
}

/** Joins a chain of letters when it makes a word. False for one that is only too short to tell. */
function settle(
  original: string,
  out: UnitBuffer,
  chain: readonly Single[],
  gap: string,
  dropped: Uint8Array,
  disguise: Disguise,
): boolean {
  const units = chain.map(({ from }) => out.folded[from] ?? 0);
  const han = units.filter((unit) => kindOf(unit) === HAN).length;
  if (han > 0 && han < units.length) return true;
  let kept = chain;
  let word = String.fromCharCode(...units.slice(0, 64));
  if (han === 0) {
    if (isSeries(units) || !isPronounced(word)) return true;
    const begin = opensWithAWord(word) ? 1 : 0;
    kept = chain.slice(begin);
    word = word.slice(begin);
    if (kept.length < MIN_LETTERS && !(kept.length >= MIN_LISTED && HIDDEN_WORDS.has(word))) return false;
  }
  drop(kept, dropped);
  const hidden = han > 0 ? isHanWord(word, gap) : isHidden(original, out, kept, word, gap);
  if (hidden) disguise.spelled += 1;
  return true;
}

function drop(chain: readonly Single[], dropped: Uint8Array): void {
  for (let i = 1; i < chain.length; i += 1) dropped.fill(1, chain[i - 1]?.to ?? 0, chain[i]?.from ?? 0);
}

function opensWithAWord(word: string): boolean {
  return ONE_LETTER_WORDS.includes(word.charAt(0)) && HIDDEN_WORDS.has(word.slice(1));
}

/** Latin letters make a word only with a vowel and a consonant among them; other scripts are not asked. */
function isPronounced(word: string): boolean {
  if (!isLatin(word.charCodeAt(0))) return true;
  return /[aeiouy]/.test(word) && /[^aeiouy]/.test(word);
}

/** "a b c d", "x x x x": letters as such, not a word. */
function isSeries(units: readonly number[]): boolean {
  const step = (units[1] ?? 0) - (units[0] ?? 0);
  if (step !== 0 && step !== 1) return new Set(units).size <= 2;
  return units.every((unit, i) => i === 0 || unit - (units[i - 1] ?? 0) === step);
}

/** False for acronyms with dots (capitals, or a script without), known abbreviations, and a heading that is drawn wide: capitals alone on their line. */
function isHidden(original: string, out: UnitBuffer, chain: readonly Single[], word: string, gap: string): boolean {
  if (word.length <= LONGEST_HIDDEN && HIDDEN_WORDS.has(word)) return true;
  const start = out.starts[chain[0]?.from ?? 0] ?? 0;
  const end = out.ends[(chain[chain.length - 1]?.to ?? 1) - 1] ?? 0;
  const capitals = isCapitals(original, start, end);
  const caseless = word === word.toUpperCase();
  if (gap === '.' && (((capitals || caseless) && word.length <= MAX_ACRONYM) || ABBREVIATIONS.has(word))) return false;
  return !(capitals && gap.trim() === '' && isOwnLine(original, start, end));
}

function isCapitals(original: string, start: number, end: number): boolean {
  const written = original.slice(start, end);
  return written === written.toUpperCase() && written !== written.toLowerCase();
}

function isOwnLine(original: string, start: number, end: number): boolean {
  const before = original.slice(Math.max(0, start - 4), start);
  const after = original.slice(end, end + 4);
  return /^$|\n\P{L}*$/u.test(before) && /^\P{L}*$|^\P{L}*\n/u.test(after);
}

const hanWords = new Map<string, boolean>();
const MEMO_SIZE = 4096;
let segmenter: Intl.Segmenter | null = null;

/** Whether the Chinese characters that were parted make a word, or half of a longer row does; members of a list ("大 中 小") do not. */
function isHanWord(word: string, gap: string): boolean {
  if (gap.includes('-') || gap.includes('·')) return false;
  const known = hanWords.get(word);
  if (known !== undefined) return known;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let joined = 0;
  for (const { segment } of segmenter.segment(word)) if (segment.length >= 2) joined += segment.length;
  const found = word.length <= MAX_HAN_WORD ? joined === word.length : joined * 2 >= word.length;
  if (hanWords.size >= MEMO_SIZE) hanWords.clear();
  hanWords.set(word, found);
  return found;
}
