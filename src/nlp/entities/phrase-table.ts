// Known words and phrases, found in one pass over a text: one look-up at the start of a word, at each sign in scripts
// without spaces. The cost of a place is bounded by the number of phrases that begin alike.

import { isAsciiDigit, isLetter, isMark, isUnspaced } from '../characters.js';
import { type Item, KIND_BIT, type Sense } from './senses.js';

interface Phrase {
  readonly text: string;
  readonly senses: Sense[];
  kinds: number;
}

/** How a script puts words together: `word` a look-up by whole first word, `stem` with endings, `free` without spaces. */
type Manner = 'word' | 'stem' | 'free';

/** Units that make a key of a phrase in a script of endings or without spaces. */
const KEY_UNITS = 3;
/** What Arabic writes together with the word after it: and, so, in, for, as, the. */
const ARABIC_BEFORE = ['و', 'ف', 'ب', 'ل', 'ك', 'ال', 'وال', 'بال', 'لل', 'فال', 'وب', 'ول', 'كال', 'ه', 'هال', 'عال'];
/** Endings that may follow a stem, in units: many in Bengali and Tamil, hardly any in Arabic. Longer rests make another word. */
const ENDING_UNITS = 12;
const SHORT_ENDING_UNITS = 3;
/** A stem of fewer units takes short endings only. */
const LONG_STEM = 4;
/** Size of the quick answers, a power of two. */
const SOME_SIZE = 1 << 17;
const COLON = 58;
const ASAT = 0x103a;
const VIRAMA = 0x1039;

/** Phrases by the key of their beginning. */
export class PhraseTable {
  private readonly byKey = new Map<number, Phrase[]>();
  /** Quick answer for most places: no phrase has a key of this hash. A look-up in a large map costs far more. */
  private readonly some = new Uint8Array(SOME_SIZE);

  /** Adds a phrase, folded as texts are. It may have several senses, but is one place: the first that it was given. */
  add(text: string, sense: Sense): void {
    if (text === '') return;
    const key = keyOfPhrase(text);
    const list = this.byKey.get(key);
    const known = list?.find((phrase) => phrase.text === text);
    if (known !== undefined) {
      if (sense.kind !== 'place' || (known.kinds & KIND_BIT.place) === 0) {
        known.senses.push(sense);
        known.kinds |= KIND_BIT[sense.kind];
      }
      return;
    }
    const phrase = { text, senses: [sense], kinds: KIND_BIT[sense.kind] };
    this.some[key & (SOME_SIZE - 1)] = 1;
    if (list === undefined) this.byKey.set(key, [phrase]);
    else list.push(phrase);
  }

  /** Longest phrases first, so that the first that fits is the longest. To be called once, after the last `add`. */
  seal(): this {
    for (const list of this.byKey.values()) if (list.length > 1) list.sort((a, b) => b.text.length - a.text.length);
    return this;
  }

  /** Numbers and known phrases of a folded text, in order, none over another. */
  scan(folded: string): readonly Item[] {
    const items: Item[] = [];
    let at = 0;
    while (at < folded.length) {
      const code = folded.charCodeAt(at);
      if (isAsciiDigit(code)) {
        const end = endOfDigits(folded, at);
        items.push({ start: at, end, digits: folded.slice(at, end), senses: NO_SENSES, kinds: 0 });
        at = end;
      } else at = this.takeAt(folded, at, code, items);
    }
    return items;
  }

  private takeAt(folded: string, at: number, code: number, items: Item[]): number {
    const manner = mannerOf(code);
    if (manner === 'word') return this.takeWord(folded, at, code, items);
    if (manner === 'free') return this.takeFree(folded, at, items);
    return this.takeStem(folded, at, code, items);
  }

  private takeWord(folded: string, at: number, code: number, items: Item[]): number {
    if (code !== 36 && !isWordUnit(code)) {
      // Signs: currency signs, arrows.
      if (code < 0x80) return at + 1;
      return this.push(folded, at, at, this.byKey.get(code), items) ?? at + 1;
    }
    if (code === 36) return this.push(folded, at, at, this.byKey.get(36), items) ?? at + 1;
    let hash = HASH_SEED;
    let end = at;
    let unit = code;
    while (isWordUnit(unit)) {
      hash = mix(hash, unit);
      end += 1;
      unit = folded.charCodeAt(end);
    }
    return this.push(folded, at, end, this.byKey.get(hash), items) ?? end;
  }

  private takeFree(folded: string, at: number, items: Item[]): number {
    return this.tryKeys(folded, at, items) ?? at + 1;
  }

  /** Tries keys of three, two and one units from `at`. */
  private tryKeys(folded: string, at: number, items: Item[]): number | null {
    const first = mix(HASH_SEED, folded.charCodeAt(at));
    const second = mix(first, folded.charCodeAt(at + 1));
    const third = mix(second, folded.charCodeAt(at + 2));
    return (
      this.tryKey(folded, at, third ^ 3, items) ??
      this.tryKey(folded, at, second ^ 2, items) ??
      this.tryKey(folded, at, first ^ 1, items)
    );
  }

  private tryKey(folded: string, at: number, key: number, items: Item[]): number | null {
    if (this.some[key & (SOME_SIZE - 1)] === 0) return null;
    const list = this.byKey.get(key);
    return list === undefined ? null : this.push(folded, at, at, list, items);
  }

  private takeStem(folded: string, at: number, code: number, items: Item[]): number {
    const whole = this.tryKeys(folded, at, items);
    if (whole !== null) return this.endOfWord(folded, whole);
    for (const before of BEFORE_BY_LETTER.get(code) ?? NOTHING) {
      if (!folded.startsWith(before, at)) continue;
      const end = this.tryKeys(folded, at + before.length, items);
      if (end !== null) return this.endOfWord(folded, end);
    }
    return this.endOfWord(folded, at + 1);
  }

  private endOfWord(folded: string, from: number): number {
    let end = from;
    while (end < folded.length && mannerOf(folded.charCodeAt(end)) === 'stem') end += 1;
    return end;
  }

  private push(
    folded: string,
    at: number,
    wordEnd: number,
    list: readonly Phrase[] | undefined,
    items: Item[],
  ): number | null {
    // An emoji is folded to its name between colons.
    if (list === undefined || (at > 0 && folded.charCodeAt(at - 1) === COLON && folded.charCodeAt(wordEnd) === COLON))
      return null;
    for (const { text, senses, kinds } of list) {
      if (at + text.length < wordEnd || !folded.startsWith(text, at) || !mayEnd(folded, at, text.length)) continue;
      if (senses[0]?.kind === 'place' && isArabic(folded, at) && restOfWord(folded, at + text.length) > 0) continue;
      items.push({ start: at, end: at + text.length, digits: '', senses, kinds });
      return at + text.length;
    }
    return null;
  }
}

/** By the first letter, for most words begin with another. */
const BEFORE_BY_LETTER = new Map<number, readonly string[]>();
for (const before of ARABIC_BEFORE) {
  const letter = before.charCodeAt(0);
  BEFORE_BY_LETTER.set(letter, [...(BEFORE_BY_LETTER.get(letter) ?? []), before]);
}
const NOTHING: readonly string[] = [];
const NO_SENSES: readonly Sense[] = [];
const HASH_SEED = 0x811c9dc5 | 0;
const mix = (hash: number, unit: number): number =>
  // FNV-1a
  Math.imul(hash ^ unit, 0x01000193);

/** A letter or mark of a script that writes words apart and whole. */
function isWordUnit(code: number): boolean {
  if (code < 0x80) return code >= 97 && code <= 122;
  return mannerOf(code) === 'word' && (isLetter(code) || isMark(code));
}

const MANNERS: readonly Manner[] = ['word', 'stem', 'free'];
/** Manner of each code unit, one more than its place in MANNERS; 0 = not asked yet. */
const manners = new Uint8Array(0x10000);

function mannerOf(code: number): Manner {
  // Past the end of the text: no letter follows.
  if (!(code >= 0x600)) return 'word';
  if (manners[code] === 0) manners[code] = MANNERS.indexOf(freshManner(code)) + 1;
  return MANNERS[(manners[code] ?? 1) - 1] ?? 'word';
}

function freshManner(code: number): Manner {
  if (isUnspaced(code)) return 'free';
  const letter = isLetter(code) || isMark(code);
  return letter && (code < 0xe00 || (code >= 0xfb50 && code <= 0xfeff)) ? 'stem' : 'word';
}

function endOfDigits(folded: string, from: number): number {
  let end = from + 1;
  while (end < folded.length && isAsciiDigit(folded.charCodeAt(end))) end += 1;
  return end;
}

function keyOfUnits(text: string, units: number): number {
  let hash = HASH_SEED;
  for (let i = 0; i < units; i += 1) hash = mix(hash, text.charCodeAt(i));
  return hash ^ units;
}

function keyOfPhrase(text: string): number {
  const first = text.charCodeAt(0);
  if (mannerOf(first) !== 'word') return keyOfUnits(text, Math.min(KEY_UNITS, text.length));
  if (!isWordUnit(first)) return first;
  let hash = HASH_SEED;
  for (let i = 0; i < text.length && isWordUnit(text.charCodeAt(i)); i += 1) hash = mix(hash, text.charCodeAt(i));
  return hash;
}

/** Whether a phrase that begins at `at` may end where it does: not inside a word, not inside a syllable. */
function mayEnd(folded: string, at: number, length: number): boolean {
  const end = at + length;
  if (end >= folded.length) return true;
  const next = folded.charCodeAt(end);
  const last = mannerOf(folded.charCodeAt(end - 1));
  if (last === 'word') return !isWordUnit(next) || !isWordUnit(folded.charCodeAt(end - 1));
  if (last === 'free') return mayEndFree(folded, end, next);
  const rest = restOfWord(folded, end);
  if (folded.charCodeAt(end - 1) < 0x900) return rest === 0 || (length >= LONG_STEM && rest <= 2);
  return rest <= (length >= LONG_STEM ? ENDING_UNITS : SHORT_ENDING_UNITS);
}

/** Burmese and Thai: what follows must not belong to the last syllable of the phrase. */
function mayEndFree(folded: string, end: number, next: number): boolean {
  if (next < 0xe00 || next > 0x109f) return true;
  if (isMark(next) && next !== 0x1038 && next !== 0x1037) return false;
  if (next < 0x1000) return next !== 0xe30 && next !== 0xe32;
  const after = folded.charCodeAt(end + 1);
  return after !== ASAT && after !== VIRAMA;
}

/** A name in Arabic takes no ending. */
function isArabic(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 0x600 && code < 0x900;
}

function restOfWord(folded: string, end: number): number {
  let rest = 0;
  while (rest <= ENDING_UNITS && end + rest < folded.length && mannerOf(folded.charCodeAt(end + rest)) === 'stem')
    rest += 1;
  return rest;
}
