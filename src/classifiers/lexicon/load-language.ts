// Reads the lexicon file of one language: its phrases, its negations and its examples.

import { z } from 'zod';
import { readNegations, saysNegation } from './negation.js';
import { PhraseError, readPhrase } from './phrase.js';
import { type Mistake, readSource, type Source } from './source.js';
import { CUES, type Example, type Indicator, KINDS, type Negations, type Phrase, type Target } from './types.js';

const phrases = z.array(z.string().min(1)).min(1);
const languageSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/),
  /** Words that void a phrase when they stand right before it. */
  negations: z.array(z.string().min(1)).default([]),
  /** Words that void a phrase when they stand right after it; `-x`: when its last word ends so. */
  negationsAfter: z.array(z.string().min(2)).default([]),
  sets: z.record(z.string(), phrases).default({}),
  kinds: z.partialRecord(z.enum(KINDS), phrases).default({}),
  cues: z.partialRecord(z.enum(CUES), phrases).default({}),
  indicators: z.record(
    z.string(),
    z.strictObject({
      match: phrases,
      /** `kept`: the phrase holds although a negation stands before it. */
      negation: z.literal('kept').optional(),
      yes: z.array(z.string().min(1)).min(1),
      no: z.array(z.string().min(1)).min(1),
    }),
  ),
  /** Indicators that this language has no phrases for, each with the reason. */
  leftOut: z.record(z.string(), z.string().min(1)).default({}),
});
type LanguageFile = z.infer<typeof languageSchema>;

/** What one language's file gives to the lexicon. */
export interface LanguagePart {
  readonly language: string;
  readonly phrases: readonly Phrase[];
  readonly negations: Negations;
  readonly leftOut: ReadonlyMap<string, string>;
  readonly examples: readonly Example[];
}

/** Reads one file; what is broken in it is added to `mistakes`, and then null may come back. */
export function readLanguage(
  file: string,
  indicators: ReadonlyMap<string, Indicator>,
  mistakes: Mistake[],
): LanguagePart | null {
  const source = readSource(file, languageSchema);
  const content = source.value;
  if (content === null) {
    mistakes.push(...source.mistakes);
    return null;
  }
  noteUnknownIds(source, content, indicators);
  noteLongNegations(source, content);
  const negations = readNegations(content.negations, content.negationsAfter);
  const part = {
    language: content.language,
    negations,
    leftOut: new Map(Object.entries(content.leftOut)),
    examples: examplesOf(content),
    phrases: phrasesOf(source, content, negations),
  };
  mistakes.push(...source.mistakes);
  return part;
}

function noteUnknownIds(
  source: Source<LanguageFile>,
  content: LanguageFile,
  indicators: ReadonlyMap<string, Indicator>,
): void {
  for (const key of ['indicators', 'leftOut'] as const) {
    for (const id of Object.keys(content[key])) {
      if (!indicators.has(id)) source.note([key, id], `"${id}" is not in indicators.yaml`);
      else if (key === 'leftOut' && id in content.indicators) source.note([key, id], `"${id}" has phrases as well`);
    }
  }
}

function noteLongNegations(source: Source<LanguageFile>, content: LanguageFile): void {
  for (const key of ['negations', 'negationsAfter'] as const) {
    content[key].forEach((written, i) => {
      if (/\s/.test(written)) source.note([key, i], `the negation "${written}" is more than one word`);
    });
  }
}

function phrasesOf(source: Source<LanguageFile>, content: LanguageFile, negations: Negations): readonly Phrase[] {
  const sets = new Map(Object.entries(content.sets));
  const read = (target: Target, path: PropertyKey[], list: readonly string[], negatable: boolean): Phrase[] =>
    list.flatMap((written, i) => {
      const ways = readAt(source, [...path, i], written, sets, target.what !== 'indicator');
      if (ways === null) return [];
      const denial = negatable && saysNegation(ways, negations);
      return [{ target, language: content.language, written, ways, negatable, saysNegation: denial }];
    });
  return [
    ...KINDS.flatMap((id) => read({ what: 'kind', id }, ['kinds', id], content.kinds[id] ?? [], false)),
    ...CUES.flatMap((id) => read({ what: 'cue', id }, ['cues', id], content.cues[id] ?? [], false)),
    ...Object.entries(content.indicators).flatMap(([id, entry]) =>
      read({ what: 'indicator', id }, ['indicators', id, 'match'], entry.match, entry.negation !== 'kept'),
    ),
  ];
}

function readAt(
  source: Source<LanguageFile>,
  path: readonly PropertyKey[],
  written: string,
  sets: ReadonlyMap<string, readonly string[]>,
  single: boolean,
): Phrase['ways'] | null {
  try {
    return readPhrase(written, sets, single);
  } catch (error) {
    if (!(error instanceof PhraseError)) throw error;
    source.note(path, `the phrase ${error.message}: ${written}`);
    return null;
  }
}

function examplesOf(content: LanguageFile): readonly Example[] {
  const { language } = content;
  return Object.entries(content.indicators).flatMap(([indicator, entry]) => [
    ...entry.yes.map((text) => ({ language, indicator, text, found: true })),
    ...entry.no.map((text) => ({ language, indicator, text, found: false })),
  ]);
}
