// natural's naive Bayes classifier: the baseline that stands in every report.

import { type Figures, figures } from './evaluation.js';
import { type LabelledRow, shouldFlag } from './training-rows.js';

/** What is used of natural's classifier. */
interface BayesClassifier {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): readonly { readonly label: string; readonly value: number }[];
}

/** Figures of the baseline, and how many texts it read a second. */
export interface Baseline extends Figures {
  readonly messagesPerSecond: number;
}

/**
 * Trains natural's classifier as it comes (Porter stemmer) on `train` and measures it on `test`. Loaded by a deep import,
 * at its first use: natural's root loads every storage client.
 */
export async function naturalBayes(train: readonly LabelledRow[], test: readonly LabelledRow[]): Promise<Baseline> {
  const { default: Classifier } = (await import('natural/lib/natural/classifiers/bayes_classifier.js')) as {
    readonly default: new () => BayesClassifier;
  };
  const classifier = new Classifier();
  for (const row of train) classifier.addDocument(row.text, shouldFlag(row) === 1 ? 'flag' : 'silent');
  classifier.train();
  const started = performance.now();
  const scores = test.map(({ text }) => share(classifier.getClassifications(text)));
  const seconds = (performance.now() - started) / 1000;
  const decided = scores.map((score) => score > 0.5);
  return {
    ...figures(decided, scores, test.map(shouldFlag)),
    messagesPerSecond: Math.round(test.length / Math.max(seconds, 1e-6)),
  };
}

/** The share of `flag` in the classifier's two values; they underflow to nothing on long texts, and then it is 0. */
function share(values: readonly { readonly label: string; readonly value: number }[]): number {
  const of = (name: string): number => values.find(({ label }) => label === name)?.value ?? 0;
  const sum = of('flag') + of('silent');
  return sum > 0 ? of('flag') / sum : 0;
}
