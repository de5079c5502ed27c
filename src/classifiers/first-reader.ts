// Loads the first reader from its folders.

import type { Intent } from '../domain/assessment.js';
import { AppError } from '../domain/errors.js';
import type { Classifier } from './classifier.js';
import { type FirstReader, firstReader } from './ensemble.js';
import { loadLexicon } from './lexicon/load.js';
import { lexiconClassifier } from './lexicon-classifier.js';
import { loadModel } from './linear/store-model.js';
import { linearClassifier } from './linear-classifier.js';

export interface FirstReaderOptions {
  /** Folder with model.json, weights.bin, MODEL_CARD.md. */
  readonly modelDir: string;
  /** Folder with indicators.yaml and one file a language. */
  readonly lexiconDir: string;
  readonly intentOf?: (text: string, lang: string) => Intent | null;
  /** Asked after the shipped ones; tests bring hanging and throwing ones here. */
  readonly extraClassifiers?: readonly Classifier[];
}

/** A loaded first reader and the version of its model. Throws AppError `bad_content` when a folder is broken. */
export function loadFirstReader(options: FirstReaderOptions): { readonly read: FirstReader; readonly version: string } {
  const lexicon = loadLexicon(options.lexiconDir);
  const model = loadModel(options.modelDir);
  if (model.file.kind !== 'labels') {
    throw new AppError(
      'bad_content',
      `${options.modelDir}: this model has one output; the first reader needs the labels`,
    );
  }
  const read = firstReader({
    classifiers: [lexiconClassifier(lexicon), linearClassifier(model), ...(options.extraClassifiers ?? [])],
    thresholds: model.file.thresholds,
    version: model.file.version,
    intentOf: options.intentOf ?? null,
  });
  return { read, version: model.file.version };
}
