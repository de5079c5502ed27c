// Turns message keys into the words of a language.

import IntlMessageFormat from 'intl-messageformat';
import type { Content, Language } from '../../domain/content.js';
import { WORD_PLACEHOLDERS } from '../../domain/needed-content.js';
import { remembered } from './remembered.js';

type Values = Readonly<Record<string, string>>;

interface Cache {
  readonly plain: Map<string, string>;
  readonly formats: Map<string, IntlMessageFormat>;
  readonly words: Values;
}

const cachesOf = remembered(
  ({ locales, commands }) => [locales, commands],
  () => new Map<Language, Cache>(),
);

/** The text of a key in a language, with its values filled in. A key that is nowhere comes back as an empty text. */
export function render(content: Content, language: Language, key: string, values?: Values): string {
  const cache = cacheOf(content, language);
  const known = values === undefined ? cache.plain.get(key) : undefined;
  if (known !== undefined) return known;
  const text = format(content, language, key, values, cache);
  if (values === undefined) cache.plain.set(key, text);
  return text;
}

/** Whether the language has the key. */
export function hasText(content: Content, language: Language, key: string): boolean {
  return content.locales[language]?.[key] !== undefined;
}

function format(content: Content, language: Language, key: string, values: Values | undefined, cache: Cache): string {
  const source = content.locales[language]?.[key];
  if (source === undefined) return '';
  let compiled = cache.formats.get(key);
  if (!compiled) {
    compiled = new IntlMessageFormat(source, language, undefined, { ignoreTag: true });
    cache.formats.set(key, compiled);
  }
  const said = compiled.format(values === undefined ? cache.words : { ...cache.words, ...values });
  return typeof said === 'string' ? said : String(said);
}

/** The words by which a person gives commands in this language: the first phrase of each. */
export function wordValues(content: Content, language: Language): Values {
  const commands = content.commands[language];
  return Object.fromEntries(WORD_PLACEHOLDERS.map((intent) => [intent, commands?.[intent][0] ?? '']));
}

function cacheOf(content: Content, language: Language): Cache {
  const byLanguage = cachesOf(content);
  let cache = byLanguage.get(language);
  if (!cache) {
    cache = { plain: new Map(), formats: new Map(), words: wordValues(content, language) };
    byLanguage.set(language, cache);
  }
  return cache;
}
