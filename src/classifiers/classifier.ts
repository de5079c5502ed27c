// What the ensemble knows of a classifier: it gives an opinion, or it fails and the others go on.

import type { Label, Speaker } from '../domain/assessment.js';
import type { TextReading } from '../nlp/read.js';
import type { LexiconReading } from './lexicon/judge.js';

/** What has been found so far for one text; the lexicon goes first and its reading is there for those after it. */
export interface Evidence {
  readonly reading: TextReading;
  readonly signs: LexiconReading | null;
}

/** A classifier's say on one text. */
export interface Opinion {
  /** Probabilities by label; absent for a classifier that only finds signs. */
  readonly labels?: Readonly<Record<Label, number>>;
  readonly speaker?: Speaker;
  readonly signs?: LexiconReading;
}

/** One classifier. It may throw: the ensemble records its name in `Assessment.failed`. */
export interface Classifier {
  readonly name: string;
  classify(evidence: Evidence): Opinion;
}
