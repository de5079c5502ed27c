// Bank accounts (IBAN, ISO 13616) and payment cards (Luhn, ISO/IEC 7812).
//
// A card number must not stand anywhere in the output: its value is masked here, at once.

import { isAsciiWord } from '../characters.js';
import type { DigitRun, Found, Scanned } from './candidates.js';

/** Length of an IBAN by country (SWIFT IBAN registry). */
const IBAN_LENGTHS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30';
const LENGTH_OF = new Map(
  [...IBAN_LENGTHS.matchAll(/([A-Z]{2})(\d{2})/g)].map((m) => [m[1]?.toLowerCase() ?? '', Number(m[2])]),
);

/** IBANs whose length and check digits are right. Blanks may stand between groups. */
export function findIbans({ folded, items }: Scanned): readonly Found[] {
  const found: Found[] = [];
  for (const item of items) {
    // Two check digits, or more digits that go on without a blank.
    if (item.digits.length < 2) continue;
    const start = item.start - 2;
    const length = LENGTH_OF.get(folded.slice(Math.max(0, start), item.start));
    if (length === undefined || start < 0 || isAsciiWord(folded.charCodeAt(start - 1))) continue;
    const one = ibanAt(folded, start, length);
    if (one !== null) found.push(one);
  }
  return found;
}

function ibanAt(folded: string, start: number, length: number): Found | null {
  let written = '';
  let end = start;
  while (end < folded.length && written.length < length) {
    const code = folded.charCodeAt(end);
    if (isAsciiWord(code)) written += folded.charAt(end);
    else if (code !== 32 && code !== 45) break;
    end += 1;
  }
  if (written.length !== length || isAsciiWord(folded.charCodeAt(end)) || ibanRemainder(written) !== 1) return null;
  return { type: 'iban', value: written.toUpperCase(), start, end };
}

/** ISO 7064 mod 97-10 of an IBAN: the first four signs moved to the end, letters as 10–35; 1 when it is right. */
export function ibanRemainder(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}

/** First digits and lengths of the card schemes that are in use. */
const SCHEMES =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2(?:2[2-9]|[3-6]\d|7[01]))\d{12,14}|3[47]\d{13}|(?:6011|65\d\d|64[4-9]\d)\d{12}|62\d{14,17}|35\d{14}|(?:60|81|82|508\d)\d{12,14}|(?:9792|220[0-4])\d{12})$/;

/** Numbers of cards among the digit runs. `value` keeps the last four digits. */
export function findCards(folded: string, runs: readonly DigitRun[]): readonly Found[] {
  const found: Found[] = [];
  for (const { start, end, digits } of runs) {
    if (digits.length < 13 || digits.length > 19 || !SCHEMES.test(digits) || !isLuhn(digits)) continue;
    if (
      /[a-z0-9_+]/.test(folded.charAt(start - 1)) ||
      folded.charAt(start) === '+' ||
      /[a-z_]/.test(folded.charAt(end))
    )
      continue;
    found.push({ type: 'card', value: `****${digits.slice(-4)}`, start, end });
  }
  return found;
}

/** Whether the last of these digits is the check digit of the others (Luhn, ISO/IEC 7812). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
