// How one character with its marks is spelled in the compared text.

import { isAsciiDigit, isDigit, isInvisible, isLatin, isMark } from '../characters.js';
import { PLAIN_LETTERS } from '../confusables.js';
import { foldHan } from './han-forms.js';
import { foldArabic, isArabicSign, orderMarks } from './script-forms.js';

/** Both spellings have one length, in UTF-16 units. */
export interface Spelling {
  readonly text: string;
  readonly folded: string;
}

const memo = new Map<string, Spelling>();
/** First of the Chinese characters. */
const HAN = 0x4e00;
/** Clusters remembered; texts repeat their letters. */
const MEMO_SIZE = 4096;

/** Spellings of a cluster: a character and the marks on it, at most some ten units, without unseen characters. */
export function foldCluster(cluster: string): Spelling {
  const known = memo.get(cluster);
  if (known !== undefined) return known;
  const made = foldFresh(cluster, cluster.codePointAt(0) ?? 0);
  if (memo.size >= MEMO_SIZE) memo.clear();
  memo.set(cluster, made);
  return made;
}

function foldFresh(cluster: string, code: number): Spelling {
  if (isDigit(code)) return same(digitOf(code));
  const square = squareLetter(code);
  if (square !== '') return same(square);
  let text = '';
  let folded = '';
  for (const character of orderMarks(plainOf(cluster, code))) {
    const point = character.codePointAt(0) ?? 0;
    if (isDropped(point, text)) continue;
    const spelled = PLAIN_LETTERS.get(point);
    text += spelled ?? foldHan(point, character);
    folded += spelled ?? bare(character, point);
  }
  return { text, folded };
}

function same(text: string): Spelling {
  return { text, folded: text };
}

/**
 * NFKC and lower case. Hangul letters for typing and the Thai and Lao sign am stay whole, which NFKC takes apart, and
 * so do half-width sound marks with nothing to join.
 */
function plainOf(cluster: string, code: number): string {
  if ((code >= 0x3131 && code <= 0x318e) || code === 0xe33 || code === 0xeb3 || (code & 0xfffe) === 0xff9e)
    return cluster;
  return cluster.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Marks that found no letter to join: those on Latin letters and digits, Arabic vowel signs, frames around a letter. */
function isDropped(point: number, before: string): boolean {
  if (point < 0x300) return false;
  if (isInvisible(point) || isArabicSign(point)) return true;
  if (!isMark(point)) return false;
  if (point >= 0x20dd && point <= 0x20e4) return true;
  const last = before.charCodeAt(before.length - 1);
  return before !== '' && (isLatin(last) || isAsciiDigit(last));
}

function bare(character: string, point: number): string {
  if (point < 0xc0) return character;
  if (!isLatin(point)) return point < HAN ? foldArabic(point, character) : foldHan(point, character);
  const base = character.normalize('NFD').charAt(0);
  return base === '' ? character : base;
}

/** A to Z of the white-on-black circles and squares, which Unicode does not call compatible with letters. */
function squareLetter(code: number): string {
  if (code >= 0x1f150 && code <= 0x1f169) return String.fromCharCode(97 + code - 0x1f150);
  if (code >= 0x1f170 && code <= 0x1f189) return String.fromCharCode(97 + code - 0x1f170);
  return '';
}

/** 0–9 of a decimal digit of any script: decimal digits come in runs of ten that begin where the run before ends. */
export function digitOf(code: number): string {
  const plain = String.fromCodePoint(code).normalize('NFKC');
  if (plain >= '0' && plain <= '9') return plain;
  let zero = code;
  while (code - zero < 9 && isDigit(zero - 1)) zero -= 1;
  return String((code - zero) % 10);
}
