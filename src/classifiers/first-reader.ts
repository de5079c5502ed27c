// The first reader from data that was loaded and checked; small, for it is what a worker thread carries.

import type { Intent } from '../domain/assessment.js';
import type { Classifier } from './classifier.js';
import { type FirstReader, firstReader } from './ensemble.js';
import type { Lexicon } from './lexicon/types.js';
import { lexiconClassifier } from './lexicon-classifier.js';
import { LinearModel } from './linear/model.js';
import type { StoredModel } from './linear/store-model.js';
import { linearClassifier } from './linear-classifier.js';

/** What the first reader is made of: plain data, handed from thread to thread. */
export interface FirstReaderData {
  readonly lexicon: Lexicon;
  readonly model: StoredModel;
}

/** Puts the first reader together. `extra`: asked after the shipped classifiers; tests bring failing ones. */
export function buildFirstReader(
  data: FirstReaderData,
  intentOf: ((text: string, lang: string) => Intent | null) | null,
  extra: readonly Classifier[] = [],
): FirstReader {
  const { lexicon, model } = data;
  return firstReader({
    classifiers: [lexiconClassifier(lexicon), linearClassifier(new LinearModel(model.file, model.parts)), ...extra],
    thresholds: model.file.thresholds,
    version: model.file.version,
    intentOf,
  });
}
