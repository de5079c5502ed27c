// Numbers and addresses that could belong to somebody: phones, cards, accounts, wallets, e-mail and web addresses.

import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/max';
import { digitOf } from '../../src/nlp/disguise/fold-cluster.js';
import { ibanRemainder, isLuhn } from '../../src/nlp/entities/bank.js';
import type { Lang } from './row.js';

/** Countries whose way of writing a number without `+` is tried, by language: where its speakers live and go. */
const COUNTRIES: Readonly<Record<Lang, readonly CountryCode[]>> = {
  en: ['US', 'GB', 'NG', 'KE', 'ZA', 'IN'],
  fr: ['FR', 'SN', 'CI', 'MA'],
  es: ['ES', 'MX', 'CO', 'VE', 'AR'],
  ar: ['EG', 'SA', 'AE', 'IQ', 'LY', 'MA'],
  bn: ['BD', 'IN'],
  th: ['TH'],
  vi: ['VN'],
  tl: ['PH'],
  ms: ['MY', 'SG'],
  id: ['ID', 'MY'],
  zh: ['CN', 'TW', 'HK'],
  ta: ['IN', 'LK', 'MY'],
  my: ['MM', 'TH'],
};

/**
 * E.164 ranges kept for fiction: NANP 555-01xx (ATIS-0300115), Ofcom's and ACMA's numbers for drama, ARCEP's for
 * audiovisual works.
 */
const FICTION: readonly RegExp[] = [
  /^\+1\d{3}55501\d\d$/,
  /^\+447700900\d{3}$/,
  /^\+441632960\d{3}$/,
  /^\+442079460\d{3}$/,
  /^\+61491570\d{3}$/,
  /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/,
];

/** Sums like 12.500.000 or 1,200,000 and years like 2024-2026 are no phone numbers. */
const NO_PHONE = /\b(?:\d{1,3}(?:[.,]\d{3})+|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)\b/g;
const MIN_PHONE_DIGITS = 7;

/** Phone numbers in a text that the numbering plan knows and that are not kept for fiction. */
export function realPhones(text: string, lang: Lang): readonly string[] {
  const plain = asciiDigits(text).replace(NO_PHONE, '~');
  if ((plain.match(/\d/g)?.length ?? 0) < MIN_PHONE_DIGITS) return [];
  const found = COUNTRIES[lang].flatMap((country) =>
    findPhoneNumbersInText(plain, country)
      .filter(({ number }) => number.isValid())
      .map(({ number }) => number.number),
  );
  return [...new Set(found)].filter((number) => !FICTION.some((range) => range.test(number)));
}

/** Digits of every script as 0–9. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => digitOf(digit.codePointAt(0) ?? 0));
}

const DIGIT_RUN = /(?<![\p{L}\p{N}])\d[\d -]{11,30}\d(?![\p{L}\p{N}])/gu;
const CARD_START = /^(4|5[1-5]|2[2-7]|3[47]|6)/;

/** Card numbers: 13 to 19 digits of a known kind of card whose check digit holds (Luhn, ISO/IEC 7812). */
export function realCards(text: string): readonly string[] {
  return [...asciiDigits(text).matchAll(DIGIT_RUN)]
    .map(([run]) => run.replace(/\D/g, ''))
    .filter((digits) => digits.length >= 13 && digits.length <= 19 && CARD_START.test(digits) && isLuhn(digits));
}

/** Account numbers whose check digits hold (ISO 13616, mod 97). */
export function realIbans(text: string): readonly string[] {
  return [...text.matchAll(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g)]
    .map(([found]) => found.replace(/ /g, ''))
    .filter((iban) => iban.length >= 15 && ibanRemainder(iban) === 1);
}

/** Strings shaped like a Bitcoin, Tron or Ethereum address, whether their checksum holds or not. */
export function wallets(text: string): readonly string[] {
  return text.match(/\b(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{25,60}|[13T][1-9A-HJ-NP-Za-km-z]{25,34})\b/g) ?? [];
}

/** Endings of a web address written without `https://`. */
const BARE_ENDINGS =
  'com|net|org|info|biz|me|ly|co|io|app|xyz|top|shop|club|site|online|link|gov|edu|int|ru|fr|es|de|uk|in|cn|vn|th|ph|id|my|bd|lk|mm|sg|tw|hk|ae|sa|eg|ma|tn';
const HOST = new RegExp(
  `(?<![\\p{L}\\p{N}._-])(?:[a-z0-9-]{1,63}\\.){1,5}(?:${BARE_ENDINGS}|example|test|invalid)(?![\\p{L}\\p{N}_-])`,
  'giu',
);
const EXAMPLE = /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|org|net)$/i;

/** Hosts of e-mail and web addresses that are outside the domains kept for examples (RFC 2606). */
export function realHosts(text: string): readonly string[] {
  const named = [...text.matchAll(/(?:https?:\/\/|@)([a-z0-9.-]{1,253}\.[a-z]{2,24})/gi)].map(([, host]) => host ?? '');
  const bare = text.match(HOST) ?? [];
  return [...new Set([...named, ...bare])].filter((host) => !EXAMPLE.test(host));
}
