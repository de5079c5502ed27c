// What a sign is called and what it means, in words for the desk (`content/lexicon/words.<lang>.json`).

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../domain/errors.js';

const Words = z.record(z.string(), z.object({ name: z.string().min(1), explains: z.string().min(1) }));
const Weights = z
  .object({ indicators: z.record(z.string(), z.object({ weight: z.enum(['weak', 'medium', 'strong']) }).loose()) })
  .loose();

/** Name, explanation and weight of a sign. */
export interface IndicatorWord {
  readonly name: string;
  readonly explains: string;
  readonly weight?: 'weak' | 'medium' | 'strong';
}

type WordList = Readonly<Record<string, IndicatorWord>>;

/** Words of every language, by language code. */
export type IndicatorWords = ReadonlyMap<string, WordList>;

/** Words of one language; one that has none gets the English ones. */
export function wordsIn(words: IndicatorWords, language: string): WordList {
  return words.get(language) ?? words.get('en') ?? {};
}

/** Reads `indicators.yaml` and every `words.<lang>.json`. Throws `bad_content` naming the file. */
export async function loadIndicatorWords(dir: string): Promise<IndicatorWords> {
  const weights = await readAs(Weights, join(dir, 'indicators.yaml'));
  const byLanguage = new Map<string, WordList>();
  for (const file of await readdir(dir)) {
    const language = /^words\.([a-z]{2,3})\.json$/.exec(file)?.[1];
    if (language !== undefined) byLanguage.set(language, weighed(await readAs(Words, join(dir, file)), weights));
  }
  return byLanguage;
}

function weighed(words: z.infer<typeof Words>, { indicators }: z.infer<typeof Weights>): WordList {
  return Object.fromEntries(
    Object.entries(words).map(([id, word]) => {
      const weight = indicators[id]?.weight;
      return [id, weight === undefined ? word : { ...word, weight }];
    }),
  );
}

/** JSON is YAML, so one parser reads both. */
async function readAs<T>(schema: z.ZodType<T>, file: string): Promise<T> {
  const read = schema.safeParse(parse(await readFile(file, 'utf8')));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new AppError(
    'bad_content',
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as it must be'}`,
  );
}
