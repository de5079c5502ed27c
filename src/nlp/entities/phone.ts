// Phone numbers as E.164. A number without a country code counts only beside a word that says it is a phone.

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type DigitRun, type Found, itemAt, type Scanned, senseOf } from './candidates.js';

const MIN_DIGITS = 7;
const MAX_DIGITS = 15;
/** Units before a number in which a word may say that it is one, and items looked at there. */
const CONTEXT = 24;
const CONTEXT_ITEMS = 4;

/** Phone numbers among the digit runs of a text. */
export function findPhones(scanned: Scanned, runs: readonly DigitRun[]): readonly Found[] {
  const found: Found[] = [];
  for (const run of runs) {
    if (run.digits.length < MIN_DIGITS || run.digits.length > MAX_DIGITS + 2) continue;
    if (isInsideWord(scanned.folded, run)) continue;
    const value = international(scanned, run) ?? national(scanned, run);
    if (value !== null) found.push({ type: 'phone', value, start: run.start, end: run.end });
  }
  return found;
}

function isInsideWord(folded: string, run: DigitRun): boolean {
  return /[a-z@_#]/.test(folded.charAt(run.start - 1)) || /[a-z@_%]/.test(folded.charAt(run.end));
}

/** With `+` or `00`: E.164 when the numbering plan of that country knows it. */
function international(scanned: Scanned, run: DigitRun): string | null {
  const plus = scanned.folded.slice(run.start, run.end).includes('+');
  if (!plus && !run.digits.startsWith('00')) return null;
  const digits = plus ? run.digits : run.digits.slice(2);
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (parsed !== undefined && (parsed.isValid() || parsed.isPossible())) return parsed.number;
  return plus ? null : national(scanned, run);
}

/** Beside a word for phones: E.164 when the country is known and has such a number, else the digits as written. */
function national(scanned: Scanned, run: DigitRun): string | null {
  if (run.digits.length > MAX_DIGITS) return null;
  const country = countryBeside(scanned, run.start);
  if (country === null) return null;
  if (run.digits.length >= 10 && !run.digits.startsWith('0')) {
    const parsed = parsePhoneNumberFromString(`+${run.digits}`);
    if (parsed?.isValid() === true) return parsed.number;
  }
  const there = country === '' ? undefined : parsePhoneNumberFromString(run.digits, country);
  return there?.isValid() === true ? there.number : run.digits;
}

/** The country that the word before the number tells, `''` if the word tells none, null without such a word. */
function countryBeside(scanned: Scanned, start: number): CountryCode | '' | null {
  const last = itemAt(scanned.items, start) - 1;
  let some: '' | null = null;
  for (let i = last; i >= Math.max(0, last - CONTEXT_ITEMS); i -= 1) {
    const item = scanned.items[i];
    if (item === undefined || start - item.end > CONTEXT) break;
    const sense = senseOf(scanned, item, 'phone-word');
    if (sense === null) continue;
    if (sense.value !== '') return sense.value as CountryCode;
    some = '';
  }
  return some;
}
