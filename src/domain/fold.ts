// Makes words comparable: how people write one and the same thing on different keyboards.

/**
 * Signs over and under letters that people leave out: accents, Hebrew points, Arabic vowel signs, variation selectors. In Tamil,
 * Bengali, Thai, Burmese and their like such signs are letters, and stay.
 */
const LOOSE = [
  '\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
  '\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed',
  '\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f',
];
const LOOSE_MARKS = new RegExp(`[${LOOSE.join('')}]`, 'gu');
const APOSTROPHES = /['’‘`´ʼ]/gu;
/** Joiners, directions and the like: they part no words. */
const UNSEEN = /\p{Cf}+/gu;
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu;
const PLAIN = /^[a-z0-9 ]*$/;
const OTHER_DIGITS = /[^\P{Nd}0-9]/gu;
/** Thai, Lao, Burmese, Khmer, kana, Han: written without spaces, or with spaces where the writer likes. */
const UNSPACED =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\ua9e0-\\ua9ff\\uaa60-\\uaa7f\\uf900-\\ufaff';
const UNSPACED_GAP = new RegExp(`(?<=[${UNSPACED}]) (?=[${UNSPACED}])`, 'gu');
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
/** A zero or seven between Burmese letters stands for the letter that is drawn alike. */
const BURMESE_ZERO = /(?<=[\u1000-\u103f])၀|၀(?=[\u1000-\u103f])/gu;
const BURMESE_SEVEN = /(?<=[\u1000-\u103f])၇|၇(?=[\u102b-\u103e])/gu;

/** Letters that keyboards and habits write differently for the same word. Each pair: written, read. */
const SAME_LETTERS: ReadonlyMap<string, string> = new Map(
  // Thai and Lao: the sign of repetition is left out; Arabic: the endings, the hamza, the lengthening stroke, Persian keys.
  ['đd', 'ıi', 'łl', 'øo', 'ةه', 'ىي', 'یي', 'ئي', 'ؤو', 'کك', 'ہه', 'ھه', 'ٱا', 'ء', 'ـ', 'ๆ', 'ໆ'].map((pair) => [
    pair.slice(0, 1),
    pair.slice(1),
  ]),
);
const SAME_LETTER = new RegExp(`[${[...SAME_LETTERS.keys()].join('')}]`, 'gu');

/**
 * Lower case, no accents, no apostrophes, digits of every script as 0–9, every other sign and emoji one space, trimmed, and no
 * spaces inside scripts that have none. `J’ai peur !` → `jai peur`. What is a letter of its script stays (`LOOSE_MARKS`).
 */
export function foldWords(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower.trim().replace(/ {2,}/g, ' ');
  return clean(mendSpelling(decomposed(lower)).replace(LOOSE_MARKS, '').replace(SAME_LETTER, sameLetter));
}

/**
 * The same words with the signs that were left out, one entry a word: `có`, `nó` → `\u0301`. Empty for a word without. Null when the text
 * has none at all. A stroke through a letter (`đ`) counts as a sign.
 */
export function marksOf(text: string): readonly string[] | null {
  const words = clean(mendSpelling(decomposed(text.toLowerCase()))).split(' ');
  const marks = words.map((word) => [...(word.match(LATIN_MARKS) ?? [])].sort().join(''));
  return marks.some((sign) => sign !== '') ? marks : null;
}

const LATIN_MARKS = /[\u0300-\u036fđł]/gu;

function mendSpelling(text: string): string {
  return text.replace(BURMESE_ZERO, 'ဝ').replace(BURMESE_SEVEN, 'ရ').replace(/ံု/gu, 'ုံ').replace(/เเ/gu, 'แ');
}

/** Letters apart from their marks. Apostrophes go first: one of them would come apart into a blank and an accent. */
function decomposed(lower: string): string {
  return lower.replace(APOSTROPHES, '').normalize('NFKD');
}

function clean(text: string): string {
  const words = text.replace(UNSEEN, '').replace(OTHER_DIGITS, asciiDigit).replace(NOT_WORD, ' ').trim();
  return isUnspaced(words) ? words.replace(UNSPACED_GAP, '') : words;
}

/** Whether a text has letters of a script that is written without spaces between words. */
export function isUnspaced(text: string): boolean {
  return HAS_UNSPACED.test(text);
}

function sameLetter(letter: string): string {
  return SAME_LETTERS.get(letter) ?? letter;
}

/** Digits of a script follow each other, from zero to nine. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** How one word differs from another by one slip. `at`: place of the first difference, in UTF-16 units. */
export interface Slip {
  readonly kind: 'missing' | 'extra' | 'other' | 'swapped';
  readonly at: number;
}

/**
 * The one insertion, deletion, replacement or swap of neighbours that turns `right` into `said` (Damerau-Levenshtein distance 1,
 * restricted form); null when they are the same or further apart. Compares UTF-16 code units.
 */
export function slipIn(right: string, said: string): Slip | null {
  const difference = right.length - said.length;
  if (difference > 1 || difference < -1 || right === said) return null;
  let start = 0;
  while (start < right.length && start < said.length && right[start] === said[start]) start++;
  let end = 0;
  const most = Math.min(right.length, said.length) - start;
  while (end < most && right[right.length - 1 - end] === said[said.length - 1 - end]) end++;
  const restRight = right.length - start - end;
  const restSaid = said.length - start - end;
  if (restRight === 1 && restSaid === 1) return { kind: 'other', at: start };
  if (restRight <= 1 && restSaid <= 1) return { kind: restRight > restSaid ? 'missing' : 'extra', at: start };
  const swapped =
    restRight === 2 && restSaid === 2 && right[start] === said[start + 1] && right[start + 1] === said[start];
  return swapped ? { kind: 'swapped', at: start } : null;
}

/** True when one slip at most turns `a` into `b`. */
export function nearlySame(a: string, b: string): boolean {
  return a === b || slipIn(a, b) !== null;
}
