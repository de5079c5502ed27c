// The first reader together with the commands a person may say; what the worker and `assess` run.

import type { Classifier } from '../../classifiers/classifier.js';
import type { FirstReader } from '../../classifiers/ensemble.js';
import { buildFirstReader, type FirstReaderData } from '../../classifiers/first-reader.js';
import type { Intent } from '../../domain/assessment.js';
import type { CommandPhrases, Language } from '../../domain/content.js';
import { matchLoneIntent } from '../../nlp/intents.js';

/** Phrases of the commands by language; null leaves `intent` null. */
export type Commands = Readonly<Record<Language, CommandPhrases>> | null;

/** Builds the reader. A text in a language without phrases is held against the phrases of all. */
export function buildReader(data: FirstReaderData, commands: Commands, extra: readonly Classifier[] = []): FirstReader {
  if (commands === null) return buildFirstReader(data, null, extra);
  const intentOf = (text: string, lang: string): Intent | null =>
    matchLoneIntent(text, commands, lang in commands ? lang : null);
  return buildFirstReader(data, intentOf, extra);
}
