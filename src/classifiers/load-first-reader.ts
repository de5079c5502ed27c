// Loads what the first reader is made of.

import { AppError } from '../domain/errors.js';
import type { FirstReaderData } from './first-reader.js';
import { loadLexicon } from './lexicon/load.js';
import { loadModel } from './linear/store-model.js';

/**
 * Reads and checks both folders: the model's (model.json, weights.bin) and the lexicon's (indicators.yaml and one file a
 * language). Throws AppError `bad_content` that names file and reason.
 */
export function loadFirstReaderData(modelDir: string, lexiconDir: string): FirstReaderData {
  const model = loadModel(modelDir);
  if (model.file.kind !== 'labels') {
    throw new AppError('bad_content', `${modelDir}: this model has one output; the first reader needs the labels`);
  }
  // Examples are for tests; a reader does not carry them.
  return { model, lexicon: { ...loadLexicon(lexiconDir), examples: [] } };
}
