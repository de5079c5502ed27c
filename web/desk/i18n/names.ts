// Names, times and spans of time as people say them.

import { language, t, tOr } from './words.js';

/** A language by its name in the reader's language; `und` is said to be unknown. */
export function languageName(tag: string): string {
  if (tag === 'und' || tag === '') return t('language.unknown');
  return new Intl.DisplayNames(language.value, { type: 'language' }).of(tag) ?? tag;
}

/** A country (ISO 3166-1 alpha-2) by its name in the reader's language. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'region' }).of(code) ?? code;
}

/** The country and how it is known, never a bare guess. */
export function countryKnown(country: { code: string; how: string } | null): string {
  if (country === null) return t('country.unknown');
  return tOr(`country.${country.how}`, countryName(country.code), { country: countryName(country.code) });
}

/** A label's name. */
export function labelName(label: string): string {
  return tOr(`label.${label}`, label);
}

/** A channel's name. */
export function channelName(channel: string): string {
  return tOr(`channel.${channel}`, channel);
}

/** A span of time in seconds as "3 min", "5 h", "2 d"; under a minute "now". */
export function span(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return t('time.sec', { n: s });
  if (s < 100 * 60) return t('time.min', { n: Math.floor(s / 60) });
  if (s < 48 * 3600) return t('time.hour', { n: Math.floor(s / 3600) });
  return t('time.day', { n: Math.floor(s / 86_400) });
}

/** Hours and minutes today, with the date when it was another day. `at` in milliseconds since 1970. */
export function clock(at: number): string {
  const date = new Date(at);
  const sameDay = date.toDateString() === new Date().toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(language.value, sameDay ? time : { ...time, day: 'numeric', month: 'short' }).format(
    date,
  );
}

/** "English, French", as the reader's language joins a list of alternatives or all. */
export function list(words: readonly string[], type: 'conjunction' | 'unit' = 'conjunction'): string {
  return new Intl.ListFormat(language.value, { type, style: type === 'unit' ? 'narrow' : 'long' }).format(words);
}
