// How much a number says: digits with their signs, number words, Han numerals, and the multipliers after them.

import { isNext, itemAt, type Scanned, senseOf } from './candidates.js';
import { hanNumberAt } from './han-number.js';
import type { Item } from './senses.js';

/** An amount in the folded text. `index` is the first item after it. */
export interface Amount {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly index: number;
  /** Multiplied by a word (3k, 2 lakh), and the currency that this word implies, if one. */
  readonly multiplied: boolean;
  readonly implied: string;
  /** The multiplier is a single Latin letter or the like, that may mean something else. */
  readonly short: boolean;
}

/** Longest amount in digits that is read, in units. */
const MAX_AMOUNT = 20;
const DIGITS =
  /^\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|^\d{1,3}(?:,\d{2})+,\d{3}(?!\d)|^\d{1,12}(?:[.,]\d{1,2})?(?!\d)/;

/** Digits at a place, with signs of thousands and decimals as any of the languages writes them. */
export function digitsAt(folded: string, at: number): { readonly value: number; readonly end: number } | null {
  const match = DIGITS.exec(folded.slice(at, at + MAX_AMOUNT));
  if (match === null) return null;
  const written = match[0];
  const cents = /[.,](\d{1,2})$/.exec(written);
  const whole = (cents === null ? written : written.slice(0, cents.index)).replace(/\D/g, '');
  return { value: Number(`${whole}.${cents?.[1] ?? '0'}`), end: at + written.length };
}

/** The amount that begins with item `index`, its multipliers taken in; null when that is no number. */
export function amountAt(scanned: Scanned, index: number): Amount | null {
  const item = scanned.items[index];
  if (item === undefined) return null;
  const base = item.digits !== '' ? digitsAt(scanned.folded, item.start) : wordNumber(scanned, index);
  if (base === null) return loneMultiplier(scanned, index, item);
  const next = itemAt(scanned.items, base.end);
  return multiplied(scanned, { value: base.value, start: item.start, end: base.end, index: next });
}

/** Words that mean one of it when no number stands before them. */
const LONE = new Set('mil|mille|cent|cien|thousand|hundred|million|الف|مليون|مائه|مئه|ميه'.split('|'));
const SOME_OF =
  /(?:few|several|many|some|quelques|plusieurs|deux|unos|varios|por|per|بضع|عده|كم|ميه|مائه|مئه|[\d.,]) ?$/;

/** "مليون ليرة", "mil euros", "a hundred dollars"; not "a few thousand dollars". It counts only before a currency. */
function loneMultiplier(scanned: Scanned, index: number, item: Item): Amount | null {
  const { folded, items } = scanned;
  const times = senseOf(scanned, item, 'times');
  if (times?.n === undefined || !LONE.has(folded.slice(item.start, item.end))) return null;
  if (SOME_OF.test(folded.slice(Math.max(0, item.start - 10), item.start))) return null;
  if (senseOf(scanned, items[index - 1], 'number') !== null && isNext(folded, items[index - 1]?.end ?? 0, item.start))
    return null;
  if (senseOf(scanned, items[index + 1], 'currency') === null) return null;
  const { start, end } = item;
  return { value: times.n, start, end, index: index + 1, multiplied: true, implied: '', short: false };
}

function wordNumber(scanned: Scanned, index: number): { readonly value: number; readonly end: number } | null {
  const item = scanned.items[index];
  const word = senseOf(scanned, item, 'number');
  if (item === undefined || word?.n === undefined) return null;
  return word.value === 'han' ? hanNumberAt(scanned.folded, item.start) : { value: word.n, end: item.end };
}

interface Base {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly index: number;
}

/** Multipliers that are also a letter or a short word. */
const SHORT = 2;
/** Multipliers in a row: "2 hundred thousand". */
const MAX_TIMES = 2;

function multiplied(scanned: Scanned, base: Base): Amount {
  let { value, end, index } = base;
  let implied = '';
  let count = 0;
  let length = 0;
  let times = 1;
  for (; count < MAX_TIMES; count += 1) {
    const item = scanned.items[index];
    const sense = senseOf(scanned, item, 'times');
    if (item === undefined || sense?.n === undefined || !isNext(scanned.folded, end, item.start)) break;
    value *= sense.n;
    times = sense.n;
    if (sense.value !== '') implied = sense.value;
    length = Math.max(length, item.end - item.start);
    end = item.end;
    index += 1;
  }
  const amount = { value, start: base.start, end, index, multiplied: count > 0, implied, short: length <= SHORT };
  return count === 0 ? withHan(scanned.folded, amount) : withRest(scanned, amount, times);
}

/** A Han numeral has its multipliers inside. */
function withHan(folded: string, amount: Amount): Amount {
  if (amount.value < 100 || folded.charCodeAt(amount.start) < 0x4e00) return amount;
  const implied = folded.slice(amount.start, amount.end).includes('万') ? 'CNY' : '';
  return { ...amount, multiplied: true, implied, short: false };
}

/** "1tr5" is one and a half million; "2 lakh 50 thousand" adds up. */
function withRest(scanned: Scanned, amount: Amount, times: number): Amount {
  const item = scanned.items[amount.index];
  if (item === undefined || item.digits.length > 3) return amount;
  if (item.start === amount.end && item.digits.length === 1) {
    const glued = /[a-z]/.test(scanned.folded.charAt(amount.end - 1));
    return glued
      ? { ...amount, value: amount.value + (Number(item.digits) * times) / 10, end: item.end, index: amount.index + 1 }
      : amount;
  }
  if (!isNext(scanned.folded, amount.end, item.start) || times < 1e4) return amount;
  const rest = item.digits === '' ? wordTimes(scanned, amount.index) : plainTimes(scanned, amount.index);
  if (rest === null || rest.value >= times) return amount;
  return { ...amount, value: amount.value + rest.value, end: rest.end, index: rest.index };
}

function plainTimes(scanned: Scanned, index: number): Base | null {
  const item = scanned.items[index];
  return item === undefined ? null : onceMultiplied(scanned, Number(item.digits), item.start, item.end, index);
}

function wordTimes(scanned: Scanned, index: number): Base | null {
  const item = scanned.items[index];
  const word = senseOf(scanned, item, 'number');
  if (item === undefined || word?.n === undefined) return null;
  return onceMultiplied(scanned, word.n, item.start, item.end, index);
}

function onceMultiplied(scanned: Scanned, value: number, start: number, end: number, index: number): Base | null {
  const next = scanned.items[index + 1];
  const sense = senseOf(scanned, next, 'times');
  if (next === undefined || sense?.n === undefined || !isNext(scanned.folded, end, next.start)) return null;
  return { value: value * sense.n, start, end: next.end, index: index + 2 };
}
