// The first reader with the commands a person may say; used by the worker and by `assess`.

import type { Classifier } from '../../classifiers/classifier.js';
import type { FirstReader } from '../../classifiers/ensemble.js';
import { loadFirstReader } from '../../classifiers/first-reader.js';
import type { CommandPhrases, Language } from '../../domain/content.js';
import { matchIntent } from '../../nlp/intents.js';

export interface ReaderFolders {
  readonly modelDir: string;
  readonly lexiconDir: string;
  /** Phrases of the commands; null leaves `intent` null. */
  readonly commands: Readonly<Record<Language, CommandPhrases>> | null;
  readonly extraClassifiers?: readonly Classifier[];
}

/** Loads the first reader. Throws AppError `bad_content` when a folder is broken. */
export function openReader(folders: ReaderFolders): { readonly read: FirstReader; readonly version: string } {
  const { modelDir, lexiconDir, commands, extraClassifiers } = folders;
  return loadFirstReader({
    modelDir,
    lexiconDir,
    ...(extraClassifiers === undefined ? {} : { extraClassifiers }),
    ...(commands === null
      ? {}
      : { intentOf: (text: string, lang: string) => matchIntent(text, commands, lang in commands ? [lang] : []) }),
  });
}
