// Names, times and spans of time as people say them.

import * as shared from '../../shared/languages.js';
import { language, t, tOr } from './words.js';

/** A language by its name in the reader's language; `und` is said to be unknown. */
export function languageName(tag: string): string {
  if (tag === 'und' || tag === '') return t('language.unknown');
  return shared.languageName(tag, language.value);
}

/** A country (ISO 3166-1 alpha-2) by its name in the reader's language. */
export function countryName(code: string): string {
  return shared.countryName(code, language.value);
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

/** Making a formatter costs far more than using it, and a long conversation uses hundreds. */
const formatters = new Map<string, Intl.DateTimeFormat | Intl.ListFormat>();

function cached<T extends Intl.DateTimeFormat | Intl.ListFormat>(name: string, make: (tag: string) => T): T {
  const key = `${language.value} ${name}`;
  const known = formatters.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make(language.value);
  formatters.set(key, made);
  return made;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Hours and minutes today, with the date when it was another day. `at` in milliseconds since 1970. */
export function clock(at: number): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  const form = today
    ? cached('time', (tag) => new Intl.DateTimeFormat(tag, TIME))
    : cached('date', (tag) => new Intl.DateTimeFormat(tag, { ...TIME, day: 'numeric', month: 'short' }));
  return form.format(date);
}

/** A day, in the language of the desk; ends of holds are whole days in UTC. */
export function day(at: number): string {
  return cached('day', (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })).format(at);
}

/** "English, French", as the reader's language joins a list of alternatives or all. */
export function list(words: readonly string[], type: 'conjunction' | 'unit' = 'conjunction'): string {
  const style = type === 'unit' ? 'short' : 'long';
  return cached(type, (tag) => new Intl.ListFormat(tag, { type, style })).format(words);
}
