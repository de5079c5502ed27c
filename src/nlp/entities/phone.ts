// Phone numbers as E.164. A number without a country code counts only beside a word that says it is a phone.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { DigitRun, Found } from './candidates.js';

const MIN_DIGITS = 7;
const MAX_DIGITS = 15;
/** Units before a number in which a word may say that it is one. */
const CONTEXT = 24;
const PHONE_WORDS =
  /(?:tel|telf|telefono|telephone|phone|call|text|sms|whats ?app|wa|wsp|viber|imo|signal|appel\w*|llam\w*|numero|number|num|contact\w*|mobile|movil|portable|cel|celular|joindre|ecri\w*|escrib\w*|zalo|line|call me|\btel)\W*$/;

/** Phone numbers among the digit runs of a folded text. */
export function findPhones(folded: string, runs: readonly DigitRun[]): readonly Found[] {
  const found: Found[] = [];
  for (const run of runs) {
    if (run.digits.length < MIN_DIGITS || run.digits.length > MAX_DIGITS + 2) continue;
    if (isInsideWord(folded, run)) continue;
    const value = international(folded, run) ?? national(folded, run);
    if (value !== null) found.push({ type: 'phone', value, start: run.start, end: run.end });
  }
  return found;
}

function isInsideWord(folded: string, run: DigitRun): boolean {
  return /[a-z@_]/.test(folded.charAt(run.start - 1)) || /[a-z@_%]/.test(folded.charAt(run.end));
}

/** With `+` or `00`: E.164 when the numbering plan of that country knows it. */
function international(folded: string, run: DigitRun): string | null {
  const plus = folded.slice(run.start, run.end).includes('+');
  if (!plus && !run.digits.startsWith('00')) return null;
  const digits = plus ? run.digits : run.digits.slice(2);
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (parsed !== undefined && (parsed.isValid() || parsed.isPossible())) return parsed.number;
  return plus ? null : national(folded, run);
}

/** Beside a word for phones: E.164 when the digits carry a country code, else the digits as they were written. */
function national(folded: string, run: DigitRun): string | null {
  if (run.digits.length > MAX_DIGITS) return null;
  if (!PHONE_WORDS.test(folded.slice(Math.max(0, run.start - CONTEXT), run.start))) return null;
  if (run.digits.length >= 10 && !run.digits.startsWith('0')) {
    const parsed = parsePhoneNumberFromString(`+${run.digits}`);
    if (parsed?.isValid() === true) return parsed.number;
  }
  return run.digits;
}
