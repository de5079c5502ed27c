// Countries as people name them.

import type { Content, Language } from '../../domain/content.js';
import { foldWords, nearlySame } from '../../domain/fold.js';

/** Words shorter than this must be right to the letter. */
const TYPO_FROM_LENGTH = 5;
/** Codes that Intl names but that are no countries. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO', 'CQ']);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

interface Names {
  /** Folded name → code; null when two countries share it. */
  readonly byName: ReadonlyMap<string, string | null>;
  readonly longest: number;
}

const caches = new WeakMap<Content, Names>();
const displays = new Map<Language, Intl.DisplayNames>();

/** The name of a country in a language: the registry's, else the one that Unicode's tables give. */
export function countryName(content: Content, language: Language, code: string): string {
  return content.countries[code]?.names[language] ?? display(language).of(code) ?? code;
}

/** The one country that a text names (name, other words, or cities of `content/countries`), else null. */
export function readCountry(content: Content, text: string): string | null {
  const names = namesOf(content);
  const words = foldWords(text).split(' ');
  const found = new Set<string>();
  let at = 0;
  while (at < words.length) {
    const hit = longestName(names, words, at);
    if (hit?.code) found.add(hit.code);
    at += hit ? hit.length : 1;
  }
  if (found.size === 0) return nearName(names, words.join(' '));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function longestName(names: Names, words: readonly string[], at: number) {
  for (let length = Math.min(names.longest, words.length - at); length > 0; length--) {
    const code = names.byName.get(words.slice(at, at + length).join(' '));
    if (code !== undefined) return { code, length };
  }
  return null;
}

function nearName(names: Names, said: string): string | null {
  if (said.length < TYPO_FROM_LENGTH) return null;
  const near = new Set<string>();
  for (const [name, code] of names.byName) {
    if (code && name.length >= TYPO_FROM_LENGTH && nearlySame(name, said)) near.add(code);
  }
  return near.size === 1 ? ([...near][0] ?? null) : null;
}

function namesOf(content: Content): Names {
  const known = caches.get(content);
  if (known) return known;
  const byName = new Map<string, string | null>();
  const add = (name: string, code: string) => {
    const folded = foldWords(name);
    if (folded === '') return;
    const other = byName.get(folded);
    byName.set(folded, other !== undefined && other !== code ? null : code);
  };
  for (const country of Object.values(content.countries)) {
    for (const name of [country.name, ...Object.values(country.names), ...country.words]) add(name, country.code);
  }
  for (const language of Object.keys(content.languages)) {
    for (const code of regionCodes(language)) add(display(language).of(code) ?? '', code);
  }
  const longest = Math.max(1, ...[...byName.keys()].map((name) => name.split(' ').length));
  const names = { byName, longest };
  caches.set(content, names);
  return names;
}

function regionCodes(language: Language): string[] {
  const codes = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
  return codes.filter(
    (code) => !NOT_COUNTRIES.has(code) && isCurrent(code) && display(language).of(code) !== undefined,
  );
}

/** Unicode still names codes that were replaced, such as FX and UK. */
function isCurrent(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code;
}

function display(language: Language): Intl.DisplayNames {
  let names = displays.get(language);
  if (!names) {
    names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    displays.set(language, names);
  }
  return names;
}
