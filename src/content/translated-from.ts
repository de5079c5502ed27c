// Which text each translation was made of, so that one is looked at again when its source changed.
//
// `translated/<lang>.json` holds, by message key, the beginning of the SHA-256 of the source text. A key that is not there counts as
// up to date: content made before this file, or by hand, is not put in doubt by it.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { contentProblem } from './problem.js';

/** Marks of source texts by message key. */
export type TranslatedFrom = Readonly<Record<string, string>>;

/** Hexadecimal signs kept: two versions of one text are told apart, nothing more is asked of it. */
const MARK_LENGTH = 12;

const fileSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{12}$/));

/** The mark of a source text. */
export function sourceMark(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, MARK_LENGTH);
}

/** Path of a language's file below the content folder. */
export function translatedFromPath(language: string): string {
  return `translated/${language}.json`;
}

/** Reads a file's text. `file` is its name for people. Throws AppError `bad_content`. */
export function readTranslatedFrom(file: string, text: string): TranslatedFrom {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    throw contentProblem(file, 1, 'must be an object of message keys with twelve hexadecimal signs each');
  }
}

/** The file's text; keys in the order of the source's, so that a change of one text changes one line. */
export function writeTranslatedFrom(marks: TranslatedFrom, order: readonly string[]): string {
  const kept = order.filter((key) => Object.hasOwn(marks, key)).map((key) => [key, marks[key]]);
  return `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`;
}
