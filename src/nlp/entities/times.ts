// Times of day as THH:MM. Without a word for the half of the day the hour stays as it was written.

import { type Found, isNext, itemAt, type Scanned, senseOf } from './candidates.js';
import { hanNumberAt } from './han-number.js';
import type { Item } from './senses.js';

/** All times of a text, in order. */
export function findTimes(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  let end = 0;
  for (let i = 0; i < scanned.items.length; i += 1) {
    const item = scanned.items[i];
    if (item === undefined || item.start < end) continue;
    const time = timeAt(scanned, i, item);
    if (time === null) continue;
    found.push(time);
    end = time.end;
  }
  return found;
}

interface Hour {
  readonly hour: number;
  readonly minute: number;
  readonly start: number;
  readonly end: number;
  readonly index: number;
  /** Written with a colon, which nothing else is. */
  readonly sure: boolean;
}

function timeAt(scanned: Scanned, index: number, item: Item): Found | null {
  const hour = hourAt(scanned, index, item);
  if (hour === null || hour.hour > 24) return null;
  const before = beforeOf(scanned, index, item.start);
  const clock = clockAfter(scanned, hour);
  const minutes = clock?.minute ?? hour.minute;
  const end = clock?.end ?? hour.end;
  const part = partBeside(scanned, index, clock?.index ?? hour.index, item.start, end, clock !== null || hour.sure);
  if (
    !hour.sure &&
    clock === null &&
    before === null &&
    (part === null || part.before || !mayStandAlone(scanned, end) || countsNights(scanned.folded, end, part.end))
  )
    return null;
  if (!hour.sure && part === null && !isHourByItself(scanned, hour, before, clock)) return null;
  const value = timeOf(hour.hour, minutes, part?.half ?? null, clock?.manner ?? '', before?.manner ?? '');
  if (value === null) return null;
  return { type: 'time', value, start: before?.start ?? item.start, end: Math.max(end, part?.end ?? end) };
}

function hourAt(scanned: Scanned, index: number, item: Item): Hour | null {
  const { folded, items } = scanned;
  if (item.digits === '') {
    if (senseOf(scanned, item, 'number')?.value !== 'han') return null;
    const han = hanNumberAt(folded, item.start);
    if (han === null || han.value > 24) return null;
    let next = index + 1;
    while ((items[next]?.start ?? Number.POSITIVE_INFINITY) < han.end) next += 1;
    return { hour: han.value, minute: 0, start: item.start, end: han.end, index: next, sure: false };
  }
  if (
    item.digits.length > 2 ||
    /[\d.,:/-]/.test(folded.charAt(item.start - 1)) ||
    folded.charAt(item.start - 1) === '$'
  )
    return null;
  const base = { hour: Number(item.digits), start: item.start };
  const next = items[index + 1];
  const sign = folded.charAt(item.end);
  if (
    next !== undefined &&
    next.digits.length === 2 &&
    next.start === item.end + 1 &&
    /[:.]/.test(sign) &&
    Number(next.digits) < 60
  ) {
    const third =
      folded.charAt(next.end) === ':' ||
      (sign === '.' && folded.charAt(next.end) === '.' && /\d/.test(folded.charAt(next.end + 1)));
    if (third) return null;
    return { ...base, minute: Number(next.digits), end: next.end, index: index + 2, sure: sign === ':' };
  }
  return { ...base, minute: 0, end: item.end, index: index + 1, sure: false };
}

function beforeOf(
  scanned: Scanned,
  index: number,
  start: number,
): { readonly start: number; readonly manner: string } | null {
  const before = scanned.items[index - 1];
  const sense = senseOf(scanned, before, 'before-clock');
  if (before === undefined || sense === null || !isNext(scanned.folded, before.end, start)) return null;
  return { start: before.start, manner: sense.value };
}

interface Clock {
  readonly manner: string;
  readonly minute?: number;
  readonly end: number;
  readonly index: number;
}

/** Half past, behind the word for the hour. */
const HALF = /^ ?(?:ครึ่ง|ခွဲ|ruoi(?![a-z])|et demie)/;
const HALF_REACH = 9;

/** "h30", "giờ", "点半", "টায়". A Latin letter must touch its number or end there. */
function clockAfter(scanned: Scanned, hour: Hour): Clock | null {
  const item = scanned.items[hour.index];
  const sense = senseOf(scanned, item, 'clock');
  if (item === undefined || sense === null || !isNext(scanned.folded, hour.end, item.start)) return null;
  const minutes = scanned.items[hour.index + 1];
  if (
    minutes !== undefined &&
    minutes.digits.length === 2 &&
    minutes.start === item.end &&
    Number(minutes.digits) < 60
  ) {
    return { manner: sense.value, minute: Number(minutes.digits), end: minutes.end, index: hour.index + 2 };
  }
  if (isDuration(scanned.folded, item) && !isBeforePart(scanned, hour.index + 1, item.end)) return null;
  const half = HALF.exec(scanned.folded.slice(item.end, item.end + HALF_REACH))?.[0] ?? '';
  const end = item.end + half.length;
  const minute = half !== '' || sense.value === 'half' ? { minute: 30 } : {};
  return { manner: sense.value, ...minute, end, index: itemAt(scanned.items, end) };
}

function isBeforePart(scanned: Scanned, index: number, end: number): boolean {
  const item = scanned.items[index];
  return item !== undefined && item.start - end <= 1 && senseOf(scanned, item, 'daypart') !== null;
}

/** "8 hours", "5 heures de travail", "4 horas al día" last; they are no time of day. */
function isDuration(folded: string, item: Item): boolean {
  const word = folded.slice(item.start, item.end);
  return /^(?:hours|hrs|heures|horas|நேரம்)$/.test(word) || (word === 'mani' && !folded.startsWith('ku', item.end));
}

/** Burmese says "two nights" so; there the hour needs its own word. */
function mayStandAlone({ folded }: Scanned, end: number): boolean {
  const code = folded.charCodeAt(folded.charCodeAt(end) === 32 ? end + 1 : end);
  return code < 0x1000 || code > 0x109f;
}

/** "3 malam" and "৫ রাত" are as many nights; an hour of the night has a word of its own there. */
const NIGHTS = /^ ?(?:malam|gabi|dem|raat|iravu|রাত|রাতে|இரவு|ராத்திரி|晚上)$/;
const countsNights = (folded: string, from: number, to: number): boolean => NIGHTS.test(folded.slice(from, to));

/** What shows that a number with `h` lasts: "2 h par jour", "en 24 h"; or counts pieces: "৩টা". */
const LASTS_AFTER = /^ ?(?:par |avant|de (?:travail|route|vol)|au lieu|\/|a day|per |al dia|por dia|plus tard|tang ca)/;
const LASTS_BEFORE =
  /(?:\b(?:en|pendant|depuis|durant|during|for|dans|sous|fait|attendu|traversee|toutes les|thieu|lam)) $/;

/** Without a word for the half of the day: a word before it, or an `h` that tells an hour and no span. */
function isHourByItself(
  { folded, items }: Scanned,
  hour: Hour,
  before: { readonly start: number } | null,
  clock: Clock | null,
): boolean {
  if (clock === null) {
    if (before === null || folded.slice(before.start, before.start + 3) !== 'at ') return before !== null;
    return /^(?:$|[.,!?;)\n])/.test(folded.slice(hour.end, hour.end + 1));
  }
  const word = items[clock.index - 1];
  if (word !== undefined && /^টা$/.test(folded.slice(word.start, word.end)))
    return /^[য়র]/u.test(folded.slice(word.end, word.end + 2));
  if (LASTS_AFTER.test(folded.slice(clock.end, clock.end + 12))) return false;
  return !LASTS_BEFORE.test(folded.slice(Math.max(0, hour.start - 14), hour.start));
}

interface Part {
  readonly half: string;
  readonly end: number;
  readonly before: boolean;
}

function partBeside(
  scanned: Scanned,
  index: number,
  after: number,
  start: number,
  end: number,
  clock: boolean,
): Part | null {
  const next = scanned.items[after];
  const behind = senseOf(scanned, next, 'daypart');
  if (next !== undefined && behind !== null && isNext(scanned.folded, end, next.start)) {
    return { half: behind.value, end: next.end, before: false };
  }
  const prior = scanned.items[index - 1];
  const ahead = senseOf(scanned, prior, 'daypart');
  if (prior === undefined || ahead === null || !clock || start - prior.end > 2) return null;
  return { half: ahead.value, end, before: true };
}

/** First hour of a night; smaller ones are those after midnight. */
const EVENING = 6;

/** Thai counts evening hours from six (ทุ่ม) and names the small hours (ตี) and the afternoon (บ่าย) before the number. */
function timeOf(hour: number, minute: number, half: string | null, clock: string, before: string): string | null {
  let h = hour;
  if (clock === 'thum') h = hour <= 5 ? hour + 18 : hour;
  else if (clock === 'mong') h = hour <= 6 ? hour + 12 : hour;
  else if (before === 'bai') h = hour <= 5 ? hour + 12 : hour;
  else if (before === 'ti') h = hour;
  else if ((half === 'pm' && h > 0 && h < 12) || (half === 'night' && h >= EVENING && h < 12)) h += 12;
  else if (half !== 'pm' && half !== null && h === 12) h = 0;
  if (h === 24) h = 0;
  return h > 23 ? null : `T${String(h).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
