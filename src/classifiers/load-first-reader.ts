// Loads what the first reader is made of.

import { AppError } from '../domain/errors.js';
import type { FirstReaderData } from './first-reader.js';
import { loadLexicon } from './lexicon/load.js';
import type { Lexicon } from './lexicon/types.js';
import { loadModel, type StoredModel } from './linear/store-model.js';

/**
 * Reads and checks both folders: the model's (model.json, weights.bin) and the lexicon's (indicators.yaml and one file a
 * language). Throws AppError `bad_content` that names file and reason.
 */
export function loadFirstReaderData(modelDir: string, lexiconDir: string): FirstReaderData {
  return { model: loadReaderModel(modelDir), lexicon: loadReaderLexicon(lexiconDir) };
}

/** The model's folder alone; its weights lie in shared memory, so that threads need no copy. Throws as above. */
export function loadReaderModel(dir: string): StoredModel {
  const model = loadModel(dir);
  if (model.file.kind === 'labels') return model;
  throw new AppError('bad_content', `${dir}: this model has one output; the first reader needs the labels`);
}

/** The lexicon's folder alone. Throws as above. */
export function loadReaderLexicon(dir: string): Lexicon {
  const lexicon = loadLexicon(dir);
  // Examples, and phrases as they were written, are for tests; a reader does not carry them from thread to thread.
  return { ...lexicon, phrases: lexicon.phrases.map((phrase) => ({ ...phrase, written: '' })), examples: [] };
}
