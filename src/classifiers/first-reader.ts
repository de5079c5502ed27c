// The first reader from data that was loaded and checked; small, for it is what a worker thread carries.

import type { Intent } from '../domain/assessment.js';
import { readText } from '../nlp/read.js';
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

/** Read once before the first message: what reading loads when it is first asked would else pass a message's deadline. */
const WARM_UP = 'Hello, call 555 0100 for 5 USD on 5 May. สวัสดี 你好 မင်္ဂလာပါ';

/** Puts the first reader together. `extra`: asked after the shipped classifiers; tests bring failing ones. */
export function buildFirstReader(
  data: FirstReaderData,
  intentOf: ((text: string, lang: string) => Intent | null) | null,
  extra: readonly Classifier[] = [],
): FirstReader {
  const { lexicon, model } = data;
  readText(WARM_UP);
  return firstReader({
    classifiers: [lexiconClassifier(lexicon), linearClassifier(new LinearModel(model.file, model.parts)), ...extra],
    thresholds: model.file.thresholds,
    version: model.file.version,
    intentOf,
  });
}
