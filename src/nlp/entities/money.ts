// Sums of money with their currency.

import { isAsciiDigit, isLetter } from '../characters.js';
import type { DigitRun, Found } from './candidates.js';

/** Signs, codes and words → ISO 4217 code (USDT as itself). A bare `$` is read as USD; the sign alone cannot tell. */
const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  dolar: 'USD',
  dolares: 'USD',
  bucks: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  livres: 'GBP',
  libras: 'GBP',
  '¥': 'CNY',
  元: 'CNY',
  cny: 'CNY',
  rmb: 'CNY',
  yuan: 'CNY',
  '฿': 'THB',
  thb: 'THB',
  baht: 'THB',
  '₱': 'PHP',
  php: 'PHP',
  pesos: 'PHP',
  peso: 'PHP',
  '₫': 'VND',
  vnd: 'VND',
  dong: 'VND',
  rm: 'MYR',
  myr: 'MYR',
  ringgit: 'MYR',
  rp: 'IDR',
  idr: 'IDR',
  rupiah: 'IDR',
  '₹': 'INR',
  inr: 'INR',
  rs: 'INR',
  rupees: 'INR',
  '৳': 'BDT',
  bdt: 'BDT',
  tk: 'BDT',
  taka: 'BDT',
  mmk: 'MMK',
  kyat: 'MMK',
  kyats: 'MMK',
  aed: 'AED',
  dirham: 'AED',
  dirhams: 'AED',
  sar: 'SAR',
  riyal: 'SAR',
  riyals: 'SAR',
  qar: 'QAR',
  kwd: 'KWD',
  '₺': 'TRY',
  lira: 'TRY',
  mxn: 'MXN',
  cop: 'COP',
  '₦': 'NGN',
  ngn: 'NGN',
  naira: 'NGN',
  xof: 'XOF',
  xaf: 'XAF',
  cfa: 'XOF',
  fcfa: 'XOF',
  franc: 'XOF',
  francs: 'XOF',
  mad: 'MAD',
  dzd: 'DZD',
  tnd: 'TND',
  chf: 'CHF',
  cad: 'CAD',
  aud: 'AUD',
  sgd: 'SGD',
  usdt: 'USDT',
}; // prettier-ignore-end

const MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1e3,
  mil: 1e3,
  mille: 1e3,
  thousand: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  million: 1e6,
  millones: 1e6,
  millions: 1e6,
  m: 1e6,
  jt: 1e6,
  juta: 1e6,
  tr: 1e6,
  万: 1e4,
}; // prettier-ignore-end

/** Sums among the digit runs of a folded text. `value` is `<amount> <code>`, e.g. `1500 EUR`. */
export function findMoney(folded: string, runs: readonly DigitRun[]): readonly Found[] {
  const found: Found[] = [];
  let end = 0;
  for (const run of runs) {
    // "1,500" is two runs and one sum.
    const sum = run.start < end ? null : sumAt(folded, run);
    if (sum === null) continue;
    found.push(sum);
    end = sum.end;
  }
  return found;
}

function sumAt(folded: string, run: DigitRun): Found | null {
  const first = firstDigit(folded, run.start);
  const amount = amountAt(folded, first);
  if (amount === null) return null;
  const before = wordBefore(folded, first);
  let end = amount.end;
  let times = 1;
  const multiplier = wordAfter(folded, end);
  if (multiplier !== null && MULTIPLIERS[multiplier.word] !== undefined) {
    times = MULTIPLIERS[multiplier.word] ?? 1;
    end = multiplier.end;
  }
  const after = wordAfter(folded, skipJoin(folded, end, times));
  const codeAfter = after === null ? undefined : CURRENCIES[after.word];
  const codeBefore = before === null ? undefined : CURRENCIES[before.word];
  const value = String(Math.round(amount.value * times * 100) / 100);
  if (codeBefore !== undefined && before !== null) {
    return { type: 'money', value: `${value} ${codeBefore}`, start: before.start, end };
  }
  if (codeAfter !== undefined && after !== null) {
    return { type: 'money', value: `${value} ${codeAfter}`, start: first, end: after.end };
  }
  return null;
}

/** After "3 mil" or "2 millions" a currency may follow with "de" or "d'" before it. */
function skipJoin(folded: string, at: number, times: number): number {
  if (times === 1) return at;
  const join = /^ ?(?:de |d'|of )/.exec(folded.slice(at, at + 5));
  return join === null ? at : at + join[0].length;
}

function firstDigit(folded: string, from: number): number {
  let at = from;
  while (at < folded.length && !isAsciiDigit(folded.charCodeAt(at))) at += 1;
  return at;
}

/** Longest amount read. */
const MAX_AMOUNT = 20;

function amountAt(folded: string, first: number): { readonly value: number; readonly end: number } | null {
  const match = /^\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|^\d{1,12}(?:[.,]\d{1,2})?(?!\d)/.exec(
    folded.slice(first, first + MAX_AMOUNT),
  );
  if (match === null) return null;
  const written = match[0];
  const cents = /[.,](\d{1,2})$/.exec(written);
  const whole = (cents === null ? written : written.slice(0, cents.index)).replace(/\D/g, '');
  return { value: Number(`${whole}.${cents?.[1] ?? '0'}`), end: first + written.length };
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const MAX_WORD = 9;

function wordAfter(folded: string, from: number): Word | null {
  let start = from;
  if (folded.charAt(start) === ' ') start += 1;
  let end = start;
  while (end < folded.length && end - start <= MAX_WORD && isLetter(folded.charCodeAt(end))) end += 1;
  if (end === start) end = start + 1;
  const word = folded.slice(start, end);
  return word.trim() === '' ? null : { word, start, end };
}

function wordBefore(folded: string, to: number): Word | null {
  let end = to;
  if (folded.charAt(end - 1) === ' ') end -= 1;
  let start = end;
  while (start > 0 && end - start <= MAX_WORD && isLetter(folded.charCodeAt(start - 1))) start -= 1;
  if (start === end) start = end - 1;
  if (folded.charAt(start) === '$' && folded.slice(start - 2, start) === 'us') start -= 2;
  const word = start < 0 ? '' : folded.slice(start, end);
  return word.trim() === '' ? null : { word, start, end };
}
