// Reads the word files of engagements. They are written in the notation of the lexicon (content/lexicon/en.yaml explains it).

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../domain/errors.js';
import { readNegations } from '../lexicon/negation.js';
import { PhraseError, readPhrase } from '../lexicon/phrase.js';
import { type Mistake, mistakesError, readSource, type Source } from '../lexicon/source.js';
import type { Phrase } from '../lexicon/types.js';
import { type EngagementWords, WORD_SIGNS } from './types.js';

const phrases = z.array(z.string().min(1)).min(1);
const fileSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/),
  negations: z.array(z.string().min(1)).default([]),
  negationsAfter: z.array(z.string().min(2)).default([]),
  sets: z.record(z.string(), phrases).default({}),
  /** Every sign has phrases in every language: one that is missing would pass unseen. */
  signs: z.record(z.enum(WORD_SIGNS), phrases),
});
type WordFile = z.infer<typeof fileSchema>;

/** Reads every `<dir>/<lang>.yaml`. Throws AppError `bad_content` that names file, line and reason of all that is broken. */
export function loadEngagementWords(dir: string): EngagementWords {
  return engagementWordsOf(dir, new Map(namesIn(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')])));
}

/** The words in files that were read from `dir`, by name. Throws as `loadEngagementWords`. */
export function engagementWordsOf(dir: string, files: ReadonlyMap<string, string>): EngagementWords {
  const mistakes: Mistake[] = [];
  const parts = [...files].flatMap(([name, text]) => readFile(join(dir, name), text, mistakes) ?? []);
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return {
    phrases: parts.flatMap((part) => part.phrases),
    negations: new Map(parts.map(({ file }) => [file.language, readNegations(file.negations, file.negationsAfter)])),
    files: new Map(parts.map(({ file, text }) => [file.language, text])),
  };
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch {
    throw new AppError('bad_content', `${basename(dir)}: the folder of engagement words cannot be read`);
  }
}

interface Part {
  readonly text: string;
  readonly file: WordFile;
  readonly phrases: readonly Phrase[];
}

function readFile(path: string, text: string, mistakes: Mistake[]): Part | null {
  const source = readSource(path, fileSchema, text);
  const file = source.value;
  if (file !== null && `${file.language}.yaml` !== basename(path))
    source.note(['language'], `holds ${file.language}, which the file's name does not say`);
  const found = file === null ? [] : WORD_SIGNS.flatMap((sign) => phrasesOf(source, file, sign));
  mistakes.push(...source.mistakes);
  return file === null ? null : { text, file, phrases: found };
}

function phrasesOf(source: Source<WordFile>, file: WordFile, sign: (typeof WORD_SIGNS)[number]): readonly Phrase[] {
  const sets = new Map(Object.entries(file.sets));
  return file.signs[sign].flatMap((written, i) => {
    try {
      const ways = readPhrase(written, sets, true);
      const target = { what: 'kind', id: sign } as const;
      return [{ target, language: file.language, written: '', ways, negatable: true, saysNegation: false }];
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      source.note(['signs', sign, i], `the phrase ${error.message}: ${written}`);
      return [];
    }
  });
}
