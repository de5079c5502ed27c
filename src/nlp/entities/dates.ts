// Dates of a text as ISO 8601, by a small grammar over numbers and words: 2026-05-12, --05-12 without a year, 2026-05.

import { type Found, isNext, type Scanned, senseOf } from './candidates.js';
import { hanNumberAt } from './han-number.js';
import type { Item } from './senses.js';

/** Years that a text may mean; Buddhist years are 543 more. */
const YEAR_MIN = 1900;
const YEAR_MAX = 2100;
const BUDDHIST = 543;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** All dates of a text, in order. */
export function findDates(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  let end = 0;
  for (let i = 0; i < scanned.items.length; i += 1) {
    const item = scanned.items[i];
    if (item === undefined || item.start < end) continue;
    const date = dateAt(scanned, i, item);
    if (date === null) continue;
    found.push(date);
    end = date.end;
  }
  return found;
}

function dateAt(scanned: Scanned, index: number, item: Item): Found | null {
  if (item.digits !== '') {
    return (
      byNumbers(scanned, index) ?? byMarks(scanned, index) ?? yearFirst(scanned, index) ?? dayMonth(scanned, index)
    );
  }
  if (senseOf(scanned, item, 'month') !== null) return monthFirst(scanned, index) ?? byMarks(scanned, index);
  if (senseOf(scanned, item, 'number')?.value === 'han') return byMarks(scanned, index);
  return senseOf(scanned, item, 'date-mark') === null ? null : markFirst(scanned, index);
}

/** 2026-05-12, 12/05/2026, 12.5.26 and, beside a word for a day, 12/5. Day before month unless that cannot be. */
function byNumbers(scanned: Scanned, index: number): Found | null {
  const [a, b, c] = [scanned.items[index], scanned.items[index + 1], scanned.items[index + 2]];
  if (a === undefined || b === undefined || b.digits === '' || b.start !== a.end + 1) return null;
  const sign = scanned.folded.charAt(a.end);
  if (!'/-.'.includes(sign) || a.digits.length > 4 || b.digits.length > 2) return null;
  const three = c !== undefined && c.digits !== '' && c.start === b.end + 1 && scanned.folded.charAt(b.end) === sign;
  if (three && c !== undefined) {
    const iso =
      a.digits.length === 4 ? dateOf(a.digits, b.digits, c.digits) : dateOf(yearOf(c.digits), b.digits, a.digits);
    const value = iso ?? (a.digits.length === 4 ? null : dateOf(yearOf(c.digits), a.digits, b.digits));
    return value === null || followed(scanned, index + 3, c.end) ? null : found(value, a.start, c.end);
  }
  if (sign === '.' || a.digits.length > 2 || followed(scanned, index + 2, b.end)) return null;
  if (!afterDayWord(scanned, index) || sign === '-') return null;
  const value = dateOf('', b.digits, a.digits);
  return value === null ? null : found(value, a.start, b.end);
}

/** Another number hangs on: a version, an address, a phone number. */
function followed(scanned: Scanned, index: number, end: number): boolean {
  const next = scanned.items[index];
  return next !== undefined && next.digits !== '' && next.start === end + 1 && /[/.-]/.test(scanned.folded.charAt(end));
}

function afterDayWord(scanned: Scanned, index: number): boolean {
  const before = scanned.items[index - 1];
  const start = scanned.items[index]?.start ?? 0;
  return before !== undefined && start - before.end <= 2 && senseOf(scanned, before, 'date-mark')?.value === 'day';
}

/** What may stand between a day and its month: endings of ordinals, a small word. */
const TO_MONTH = /^(?:st|nd|rd|th|er|º|°|ই|লা|রা|ঠা|শে)?[ .-]?(?:of |de |d'|ng )?$/;

/** "12 May 2026", "12 de mayo de 2026", "12th of May", "ngày 12 tháng 5 năm 2026", "วันที่ 12 พฤษภาคม 2569". */
function dayMonth(scanned: Scanned, index: number): Found | null {
  const day = scanned.items[index];
  const next = scanned.items[index + 1];
  if (day === undefined || next === undefined || day.digits.length > 2) return null;
  const gap = scanned.folded.slice(day.end, next.start);
  if (senseOf(scanned, next, 'month') !== null && TO_MONTH.test(gap)) {
    return withYear(scanned, index + 2, monthOf(scanned, next), day.digits, day.start, next.end);
  }
  // A word between ("de", "th") may itself be an item.
  const after = scanned.items[index + 2];
  if (after === undefined || after.start - day.end > 7 || senseOf(scanned, after, 'month') === null) return null;
  if (!TO_MONTH.test(scanned.folded.slice(day.end, after.start))) return null;
  return withYear(scanned, index + 3, monthOf(scanned, after), day.digits, day.start, after.end);
}

/** "May 12, 2026", "မေလ ၁၂ ရက်", "May 2026". */
function monthFirst(scanned: Scanned, index: number): Found | null {
  const month = scanned.items[index];
  const next = scanned.items[index + 1];
  // Burmese writes the word for month behind the name.
  const step = next?.start === month?.end && scanned.folded.startsWith('လ', next?.start) ? 2 : 1;
  const number = scanned.items[index + step];
  if (month === undefined || number === undefined || number.digits === '') return null;
  const gap = scanned.folded.slice(month.end, number.start);
  if (!/^(?:[ .-]|လ|de| de |, )? ?$/.test(gap)) return null;
  const n = monthOf(scanned, month);
  if (number.digits.length === 4) {
    const year = plausibleYear(number.digits);
    return year === '' ? null : found(`${year}-${two(n)}`, month.start, number.end);
  }
  if (number.digits.length > 2 || goesOn(scanned.folded, number.end)) return null;
  return withYear(scanned, index + step + 1, n, number.digits, month.start, number.end);
}

/** A time, a share, a sum: no day of a month. */
const goesOn = (folded: string, at: number): boolean =>
  /^(?:[:%]|[.,]\d|(?!st|nd|rd|th)[a-z])/.test(folded.slice(at, at + 2));
const monthOf = (scanned: Scanned, item: Item): number => senseOf(scanned, item, 'month')?.n ?? 0;

/** Takes a year that follows in, if one does: ", 2026", "de 2026", "พ.ศ. 2569", "năm 2026". */
function withYear(
  scanned: Scanned,
  index: number,
  month: number,
  day: string,
  start: number,
  end: number,
): Found | null {
  const year = yearAfter(scanned, index, end);
  const value = dateOf(year?.digits ?? '', String(month), day);
  return value === null ? null : found(value, start, year?.end ?? end);
}

interface Year {
  readonly digits: string;
  readonly end: number;
}

const YEAR_GAP = /^[\s,./-]*(?:(?:de|del|nam|tahun|taong|พ\.ศ\.|ค\.ศ\.|ปี|সালের|ஆண்டு|سنه|عام)\s*)?$/;

function yearAfter(scanned: Scanned, index: number, end: number): Year | null {
  for (let i = index; i <= index + 1; i += 1) {
    const item = scanned.items[i];
    if (item === undefined || item.start - end > 8) return null;
    const gap = scanned.folded.slice(end, item.start);
    if (item.digits.length === 2 && gap === ' ') return shortBuddhist(scanned, i, end);
    if (item.digits.length !== 4) continue;
    const digits = plausibleYear(item.digits);
    return digits === '' || !YEAR_GAP.test(gap) ? null : { digits, end: item.end };
  }
  return null;
}

/** First short year of Thailand that is read: 2550 is 2007. */
const SHORT_FROM = 50;

/** "15 ส.ค. 69": behind a Thai month two digits are a Buddhist year, unless they count something. */
function shortBuddhist({ folded, items }: Scanned, index: number, end: number): Year | null {
  const [item, next] = [items[index], items[index + 1]];
  if (item === undefined || Number(item.digits) < SHORT_FROM || !/[\u0e00-\u0e7f]\.?$/.test(folded.slice(end - 2, end)))
    return null;
  if (/[:.,%]/.test(folded.charAt(item.end)) || (next !== undefined && next.start - item.end <= 1)) return null;
  return { digits: String(2500 + Number(item.digits) - BUDDHIST), end: item.end };
}

/** 2026年5月12日, 5月12号, 五月三号: each number has its word behind it. */
function byMarks(scanned: Scanned, index: number): Found | null {
  let at = index;
  let year = '';
  let end = 0;
  const start = scanned.items[index]?.start ?? 0;
  const first = marked(scanned, at, 'year');
  if (first !== null) {
    year = plausibleYear(first.digits);
    at = first.index;
    end = first.end;
    if (year === '' || scanned.items[at]?.start !== end) return null;
  }
  const month = marked(scanned, at, 'month') ?? wholeMonth(scanned, at);
  if (month === null || scanned.folded.charCodeAt(month.end - 1) < 0x4e00) return null;
  const day = scanned.items[month.index]?.start === month.end ? marked(scanned, month.index, 'day') : null;
  if (day !== null) {
    const value = dateOf(year, month.digits, day.digits);
    return value === null ? null : found(value, start, day.end);
  }
  return year === '' ? null : found(`${year}-${two(Number(month.digits))}`, start, month.end);
}

/** "၂၀၂၆ ခုနှစ် မေလ ၁၂ ရက်": the year with its word, then month and day. */
function yearFirst(scanned: Scanned, index: number): Found | null {
  const year = marked(scanned, index, 'year');
  const month = year === null ? undefined : scanned.items[year.index];
  if (year === null || month === undefined || senseOf(scanned, month, 'month') === null) return null;
  const rest = isNext(scanned.folded, year.end, month.start) ? monthFirst(scanned, year.index) : null;
  const written = plausibleYear(year.digits);
  if (rest === null || written === '' || !rest.value.startsWith('--')) return null;
  return found(`${written}${rest.value.slice(1)}`, scanned.items[index]?.start ?? 0, rest.end);
}

interface Marked {
  readonly digits: string;
  readonly end: number;
  readonly index: number;
}

function marked(scanned: Scanned, index: number, value: string): Marked | null {
  const item = scanned.items[index];
  if (item === undefined) return null;
  const han =
    item.digits === '' && senseOf(scanned, item, 'number') !== null ? hanNumberAt(scanned.folded, item.start) : null;
  const end = han?.end ?? item.end;
  let next = index + 1;
  while ((scanned.items[next]?.start ?? Number.POSITIVE_INFINITY) < end) next += 1;
  const mark = scanned.items[next];
  if (mark === undefined || !isNext(scanned.folded, end, mark.start)) return null;
  if (!mark.senses.some((sense) => sense.kind === 'date-mark' && sense.value === value)) return null;
  return { digits: han === null ? item.digits : String(han.value), end: mark.end, index: next + 1 };
}

/** 五月 is one word of the table. */
function wholeMonth(scanned: Scanned, index: number): Marked | null {
  const item = scanned.items[index];
  const month = senseOf(scanned, item, 'month');
  return item === undefined || month === null ? null : { digits: String(month.n), end: item.end, index: index + 1 };
}

/** "ngày 12 tháng 5 (năm 2026)": words before each number. */
function markFirst(scanned: Scanned, index: number): Found | null {
  const mark = scanned.items[index];
  if (mark === undefined || senseOf(scanned, mark, 'date-mark')?.value !== 'day') return null;
  const [day, word, month] = [scanned.items[index + 1], scanned.items[index + 2], scanned.items[index + 3]];
  if (day === undefined || word === undefined || month === undefined || day.digits === '' || month.digits === '')
    return null;
  if (senseOf(scanned, word, 'date-mark')?.value !== 'month') return null;
  if (![isNext(scanned.folded, mark.end, day.start), isNext(scanned.folded, day.end, word.start)].every(Boolean))
    return null;
  if (!isNext(scanned.folded, word.end, month.start)) return null;
  return withYear(scanned, index + 4, Number(month.digits), day.digits, mark.start, month.end);
}

/** Four digits of a year, `''` when they are none. Buddhist years are counted back. */
function plausibleYear(digits: string): string {
  const year = Number(digits);
  const common = year > YEAR_MAX && year <= YEAR_MAX + BUDDHIST ? year - BUDDHIST : year;
  return common >= YEAR_MIN && common <= YEAR_MAX ? String(common) : '';
}

/** A year of two digits is of this century up to 50. */
function yearOf(digits: string): string {
  if (digits.length === 2) return String(Number(digits) + (Number(digits) <= 50 ? 2000 : 1900));
  const year = digits.length === 4 ? plausibleYear(digits) : '';
  return year === '' ? 'none' : year;
}

/** ISO date of written parts, `--MM-DD` without a year, null when there is no such day. */
function dateOf(year: string, month: string, day: string): string | null {
  const m = Number(month);
  const d = Number(day);
  const y = year.length === 4 ? plausibleYear(year) : year;
  if (year !== '' && y.length !== 4) return null;
  if (!(m >= 1 && m <= 12) || !(d >= 1 && d <= (DAYS[m - 1] ?? 0))) return null;
  return `${y === '' ? '-' : y}-${two(m)}-${two(d)}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const found = (value: string, start: number, end: number): Found => ({ type: 'date', value, start, end });
