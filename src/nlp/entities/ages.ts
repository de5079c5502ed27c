// Ages of persons, in years: `15`, or `15-17`. A number is an age only with a word of age, or beside a person.

import { type Found, isBlank, isNext, isWordAt, type Scanned, senseOf } from './candidates.js';
import { hanNumberAt } from './han-number.js';
import type { Item } from './senses.js';

const YOUNGEST = 4;
const OLDEST = 99;
/** Bare numbers ("I'm 15", "aku 15") count as an age in this range only. */
const BARE_FROM = 10;
const BARE_TO = 29;
/** Units between a word for a person and the number. */
const PERSON_REACH = 16;
/** Units between a word of age and the number. */
const WORD_REACH = 8;

/** The same where a word for a limit stands between ("usia maksimal 35"). */
const LIMIT_REACH = 14;
const LIMIT = /^ (?:ma[kx]\w*|min\w*|di ?bawah|di ?atas|below|above|under|limit)[ :]{1,2}$/;

/** All ages of a text, in order. */
export function findAges(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  let end = 0;
  for (let i = 0; i < scanned.items.length; i += 1) {
    const item = scanned.items[i];
    if (item === undefined || item.start < end) continue;
    const age = ageAt(scanned, i, item);
    if (age === null) continue;
    found.push(age);
    end = age.end;
  }
  return found;
}

interface Years {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly index: number;
}

function ageAt(scanned: Scanned, index: number, item: Item): Found | null {
  const years = yearsAt(scanned, index, item);
  if (years === null || years.from < YOUNGEST || years.to > OLDEST) return null;
  const unit = unitAfter(scanned, years);
  const age = (end: number): Found => ({ type: 'age', value: years.value, start: item.start, end });
  if (unit?.kind === 'age-unit') return age(unit.end);
  if (isCountedOrMoney(scanned, years)) return null;
  const announced = announcedBy(scanned, index, item.start);
  if (announced !== null && unit === null && mayEndHere(scanned, years)) return age(years.end);
  if (unit !== null && (announced !== null || besidePerson(scanned, index, item.start))) return age(unit.end);
  if (unit !== null) return null;
  const bare = years.from >= BARE_FROM && years.to <= BARE_TO && item.digits.length === 2;
  return bare && besideSelf(scanned, index, item.start) && endsClause(scanned, years) ? age(years.end) : null;
}

/** What parts the two ends of a range. */
const BETWEEN = /^ ?[-~到至] ?$|^ ?ถึง ?$|^ (?:to|a|sampai|hingga|den|الي|থেকে|முதல்|မှ) $/;
/** Before a number that is part of another one, of a price or of a list: "1,500", "6:30", "$15". */
const HANGS_ON = /(?:\d[.,:]|[\d/$#+.])$/;

/** One or two digits, a Han numeral, or a range of two. Digits that hang on others are none. */
function yearsAt(scanned: Scanned, index: number, item: Item): Years | null {
  const { folded, items } = scanned;
  if (item.digits === '') return hanYears(scanned, index, item);
  if (item.digits.length > 2 || HANGS_ON.test(folded.slice(Math.max(0, item.start - 2), item.start))) return null;
  if (/[.,:/]/.test(folded.charAt(item.end)) && /\d/.test(folded.charAt(item.end + 1))) return null;
  // The word between ("to") may be an item of its own.
  const step = items[index + 1]?.digits === '' ? 2 : 1;
  const next = items[index + step];
  const from = Number(item.digits);
  if (next !== undefined && next.digits.length === 2 && BETWEEN.test(folded.slice(item.end, next.start))) {
    const to = Number(next.digits);
    if (to > from) return { value: `${from}-${to}`, from, to, end: next.end, index: index + step + 1 };
  }
  if (folded.charAt(item.end) === '-' && /\d/.test(folded.charAt(item.end + 1))) return null;
  return { value: String(from), from, to: from, end: item.end, index: index + 1 };
}

function hanYears(scanned: Scanned, index: number, item: Item): Years | null {
  const number = senseOf(scanned, item, 'number');
  if (number === null) return null;
  const han =
    number.value === 'han' ? hanNumberAt(scanned.folded, item.start) : { value: number.n ?? 0, end: item.end };
  if (han === null) return null;
  let next = index + 1;
  while ((scanned.items[next]?.start ?? Number.POSITIVE_INFINITY) < han.end) next += 1;
  // 十四五岁: fourteen or fifteen.
  const more = number.value === 'han' ? hanNumberAt(scanned.folded, han.end) : null;
  if (more !== null && han.value > 9 && more.value === (han.value % 10) + 1) {
    while ((scanned.items[next]?.start ?? Number.POSITIVE_INFINITY) < more.end) next += 1;
    const to = han.value + 1;
    return { value: `${han.value}-${to}`, from: han.value, to, end: more.end, index: next };
  }
  return { value: String(han.value), from: han.value, to: han.value, end: han.end, index: next };
}

function unitAfter(scanned: Scanned, years: Years): { readonly kind: string; readonly end: number } | null {
  const item = scanned.items[years.index];
  if (item === undefined) return null;
  const gap = scanned.folded.slice(years.end, item.start);
  if (!/^[ -]?$/.test(gap)) return null;
  // "9th" is a grade or a day; "21 th" are years in Indonesian.
  if (gap === '' && scanned.folded.slice(item.start, item.end) === 'th') return null;
  if (senseOf(scanned, item, 'age-unit') !== null) return { kind: 'age-unit', end: item.end };
  // "15-year-old": the hyphens split the unit.
  if (/^year-old/.test(scanned.folded.slice(item.start, item.start + 8)))
    return { kind: 'age-unit', end: item.start + 8 };
  return senseOf(scanned, item, 'year-unit') === null ? null : { kind: 'year-unit', end: item.end };
}

function announcedBy(scanned: Scanned, index: number, start: number): Item | null {
  for (let i = index - 1; i >= Math.max(0, index - 3); i -= 1) {
    const item = scanned.items[i];
    if (item === undefined || start - item.end > LIMIT_REACH || item.digits !== '') return null;
    const gap = scanned.folded.slice(item.end, start);
    const near = gap.length <= WORD_REACH ? !/[.!?;\n]/.test(gap) : LIMIT.test(gap);
    if (near && senseOf(scanned, item, 'age-word') !== null) return item;
  }
  return null;
}

function besidePerson(scanned: Scanned, index: number, start: number): boolean {
  for (let i = index - 1; i >= Math.max(0, index - 4); i -= 1) {
    const item = scanned.items[i];
    if (item === undefined || start - item.end > PERSON_REACH || item.digits !== '') return false;
    const person = senseOf(scanned, item, 'child') !== null || senseOf(scanned, item, 'self') !== null;
    if (person) return wordsBetween(scanned.folded, item.end, start) <= 2;
  }
  return false;
}

function wordsBetween(folded: string, from: number, to: number): number {
  const between = folded.slice(from, to);
  if (/[.!?;\n:]/.test(between)) return 9;
  return between.split(/[\s,]+/).filter((word) => word !== '').length;
}

/** "I'm 15", "mi hermana 16", "我妹17": right behind the word. */
function besideSelf(scanned: Scanned, index: number, start: number): boolean {
  const before = scanned.items[index - 1];
  if (before === undefined || start - before.end > 8) return false;
  if (!/^(?: (?:ko|ku|ko po|po|saya|nya|amar|mia|ya))?[ ,(]{0,2}$/.test(scanned.folded.slice(before.end, start)))
    return false;
  return senseOf(scanned, before, 'self') !== null || senseOf(scanned, before, 'child') !== null;
}

/** Small words that may follow a bare age. */
const GOES_ON =
  /^ (?:and|but|y|et|mais|pero|still|only|now|so|na|pa|lang|po|dan|tapi|trus|yo|yrs|female|male|f|m|from|my|she|he)(?![a-z])/;

function endsClause(scanned: Scanned, years: Years): boolean {
  const rest = scanned.folded.slice(years.end, years.end + 8);
  return rest === '' || /^ ?(?:[,.!?;)\n…।။၊،。,、(]|ครับ|ค่ะ|คะ|นะ)/.test(rest) || GOES_ON.test(rest);
}

/** After "umur 15" no unit of something else may follow. */
function mayEndHere(scanned: Scanned, years: Years): boolean {
  const code = scanned.folded.charCodeAt(years.end);
  return !(code === 37 || (isWordAt(scanned.folded, years.end) && code < 0x80)) || Number.isNaN(code);
}

function isCountedOrMoney(scanned: Scanned, years: Years): boolean {
  const item = scanned.items[years.index];
  if (item === undefined || !isNext(scanned.folded, years.end, item.start)) return false;
  if (isBlank(scanned.folded.charCodeAt(item.end - 1))) return false;
  return ['currency', 'times', 'counted', 'span', 'month', 'clock'].some((kind) =>
    item.senses.some((sense) => sense.kind === kind && senseOf(scanned, item, sense.kind) !== null),
  );
}
