// Countries as people name them.

import type { Content, Language } from '../../domain/content.js';
import { foldWords, isUnspaced, slipIn } from '../../domain/fold.js';
import { remembered } from './remembered.js';

/** Words shorter than this must be right to the letter. */
const TYPO_FROM_LENGTH = 5;
const HAN = /[\u3400-\u9fff]/u;
/** Codes that Intl names but that are no countries. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO', 'CQ']);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

interface Names {
  /** Folded name → code; null when two countries share it. */
  readonly byName: ReadonlyMap<string, string | null>;
  /** Words of the longest name, and letters of the longest one in a script without spaces. */
  readonly longest: number;
  readonly longestUnspaced: number;
}

const displays = new Map<Language, Intl.DisplayNames>();

/** The name of a country in a language: the registry's, else the one that Unicode's tables give. */
export function countryName(content: Content, language: Language, code: string): string {
  return content.countries[code]?.names[language] ?? display(language).of(code) ?? code;
}

/** The one country that a text names, perhaps with one letter wrong, else null. */
export function readCountry(content: Content, text: string): string | null {
  return namedCountry(content, text) ?? nearName(namesOf(content), foldWords(text));
}

/** The one country that a text names to the letter (name, other words, or cities of `content/countries`), else null. */
export function namedCountry(content: Content, text: string): string | null {
  const names = namesOf(content);
  const words = foldWords(text).split(' ');
  const found = new Set<string>();
  let at = 0;
  while (at < words.length) {
    const hit = longestName(names, words, at);
    for (const code of hit?.codes ?? namesInside(names, words[at] ?? '')) found.add(code);
    at += hit ? hit.length : 1;
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function longestName(names: Names, words: readonly string[], at: number) {
  for (let length = Math.min(names.longest, words.length - at); length > 0; length--) {
    const code = names.byName.get(words.slice(at, at + length).join(' '));
    if (code !== undefined) return { codes: code === null ? [] : [code], length };
  }
  return null;
}

/** Arabic writes "in", "to" and "and" onto the name. */
const ARABIC_PREFIX = /^(?:[وف]?[بلك]|[وف])(?=ال|.{3})/u;
/** Bengali and Tamil write "in" onto its end. */
const ENDINGS = /^[\u0980-\u09ff\u0b80-\u0bff]+$/u;
/** Shorter beginnings are beginnings of other words. */
const MIN_STEM = 4;

/** Names inside a word: in scripts without spaces anywhere, the longest first; else without what is written onto the name. */
function namesInside({ byName, longestUnspaced }: Names, word: string): readonly string[] {
  const bare = word.replace(ARABIC_PREFIX, '').replace(/^ل(?=ل)/u, 'ا');
  const whole = bare === word ? undefined : byName.get(bare);
  if (whole) return [whole];
  if (isUnspaced(word)) return unspacedNames(byName, longestUnspaced, word);
  if (!ENDINGS.test(word)) return [];
  for (let length = word.length - 1; length >= MIN_STEM; length--) {
    const code = byName.get(word.slice(0, length));
    if (code) return [code];
  }
  return [];
}

function unspacedNames(byName: Names['byName'], longest: number, word: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < word.length; at++) {
    for (let length = Math.min(longest, word.length - at); length > 1; length--) {
      const code = byName.get(word.slice(at, at + length));
      if (code === undefined) continue;
      if (code) found.push(code);
      at += length - 1;
      break;
    }
  }
  return found;
}

function nearName(names: Names, said: string): string | null {
  if (said.length < TYPO_FROM_LENGTH) return null;
  const near = new Set<string>();
  for (const [name, code] of names.byName) {
    if (!code || name.length < TYPO_FROM_LENGTH || HAN.test(name)) continue;
    const slip = slipIn(name, said);
    if (slip !== null && slip.at > 0) near.add(code);
  }
  return near.size === 1 ? ([...near][0] ?? null) : null;
}

const namesOf = remembered(({ countries, languages }) => [countries, languages], makeNames);

function makeNames(content: Content): Names {
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
  const longestUnspaced = Math.max(1, ...[...byName.keys()].filter(isUnspaced).map((name) => name.length));
  return { byName, longest, longestUnspaced };
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
