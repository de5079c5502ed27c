// What translators work on: one row a text, with what must stay in it.

import IntlMessageFormat from 'intl-messageformat';
import { z } from 'zod';
import type { Content, Language } from '../domain/content.js';
import { ENGINE_KEYS } from '../domain/needed-content.js';
import { placeholdersIn } from './placeholders.js';
import { type TextPlace, textPlaces } from './text-places.js';
import { sourceMark, type TranslatedFrom } from './translated-from.js';

/** One line of the file that goes to translators and comes back. */
export interface TranslationRow {
  readonly key: string;
  readonly source: string;
  /** Empty: not translated yet. */
  readonly translation: string;
  /** Words in braces that the translation must hold too. */
  readonly placeholders: readonly string[];
  readonly note: string;
  /** The source changed since it was translated. */
  readonly changed?: true;
}

/** A row with where its text is shown. */
export interface PlacedRow extends TranslationRow {
  readonly place: TextPlace;
}

/** A row as it comes back; what is not needed may be left out. */
export const translationRowSchema = z.object({
  key: z.string().min(1),
  translation: z.string(),
  source: z.string().optional(),
});

/** A translation that came back, and the text that it was made of. */
export interface TakenText {
  readonly key: string;
  readonly translation: string;
  readonly source: string;
}

/** Rows for a language, in the order of the source. `language` may be one that the bot does not speak yet. */
export function translationRows(
  content: Content,
  source: Language,
  language: Language,
  marks: TranslatedFrom = {},
): PlacedRow[] {
  const placeOf = textPlaces(content);
  const said = new Set<string>(Object.values(ENGINE_KEYS));
  return Object.entries(content.locales[source] ?? {}).map(([key, text]) => {
    const place = placeOf(key);
    const translation = content.locales[language]?.[key] ?? '';
    const changed = translation !== '' && marks[key] !== undefined && marks[key] !== sourceMark(text);
    return {
      key,
      source: text,
      translation,
      placeholders: placeholdersIn(text, source),
      note: noteOf(key, said.has(key) || place.steps.length > 0),
      ...(changed && { changed }),
      place,
    };
  });
}

function noteOf(key: string, said: boolean): string {
  if (key.endsWith('.words')) return 'other words that people use for this answer, parted by |; not a translation';
  if (key === ENGINE_KEYS.panic) return 'a harmless line that any shop could send';
  return said ? 'said by the bot: two short sentences at most, words that a child reads' : '';
}

/** Why a row cannot be taken, in words; null when it can. An empty translation is none yet. */
export function rowProblem(
  content: Content,
  source: Language,
  language: Language,
  key: string,
  text: string,
): string | null {
  const texts = content.locales[source] ?? {};
  const original = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (original === undefined) return `${key} is no text of ${source}`;
  if (text.trim() === '' || key.endsWith('.words')) return null;
  try {
    new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  } catch {
    return `${key}: no ICU message`;
  }
  const wanted = placeholdersIn(original, source);
  const found = placeholdersIn(text, language);
  const missing = wanted.filter((name) => !found.includes(name));
  const unknown = found.filter((name) => !wanted.includes(name));
  if (missing.length > 0) return `${key}: {${missing.join('}, {')}} is missing`;
  return unknown.length > 0 ? `${key}: {${unknown.join('}, {')}} is not in the source` : null;
}
