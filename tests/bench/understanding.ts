// Messages a second of the understanding on one core, stage by stage, beside natural's Bayes classifier in the same run.
// Run: npm run bench -- understanding

import { readFileSync } from 'node:fs';
import { buildFirstReader } from '../../src/classifiers/first-reader.js';
import { lexiconClassifier } from '../../src/classifiers/lexicon-classifier.js';
import { LinearModel } from '../../src/classifiers/linear/model.js';
import { loadFirstReaderData } from '../../src/classifiers/load-first-reader.js';
import { naturalBayes } from '../../src/classifiers/natural-bayes.js';
import { parseRows } from '../../src/classifiers/training-rows.js';
import { normalise } from '../../src/nlp/normalise.js';
import { readText } from '../../src/nlp/read.js';

/** Goals of performance.md. */
export const GOAL_WHOLE = 10_000;
export const GOAL_MODEL = 30_000;
export const GOAL_OVER_BAYES = 20;

/** Messages of one round, rounds measured; the best round counts, the others met a busy machine. */
const MESSAGES = 2_000;
const ROUNDS = 7;
const WIDTH = 100;

/** Figures of one run, in messages a second; `exponent`: 1 when the cost grows with the length and no faster. */
export interface UnderstandingSpeed {
  readonly whole: number;
  readonly normalise: number;
  /** Everything of the text before a classifier looks at it: normalised, in words, language, entities. */
  readonly text: number;
  readonly lexicon: number;
  readonly model: number;
  readonly bayes: number;
  readonly exponent: number;
}

const LANGUAGES = ['en', 'fr', 'es'];
const rowsOf = (lang: string) => {
  const file = `corpus/${lang}.jsonl`;
  return parseRows(readFileSync(file, 'utf8'), file).rows;
};

/** Different messages of 100 characters each, cut from the corpus; a number keeps any two apart. */
function messages(): readonly string[] {
  const words = LANGUAGES.flatMap(rowsOf).map(({ text }) => text);
  return Array.from({ length: MESSAGES }, (_, i) => {
    const joined = `${words[i % words.length]} ${words[(i * 7 + 3) % words.length]} ${words[(i * 13 + 5) % words.length]}`;
    return `${joined.slice(0, WIDTH - 5)} ${i}`.padEnd(WIDTH, '.');
  });
}

function best(count: number, round: () => unknown): number {
  let seconds = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ROUNDS; i += 1) {
    const started = performance.now();
    round();
    seconds = Math.min(seconds, (performance.now() - started) / 1000);
  }
  return Math.round(count / seconds);
}

/** How the cost grows from 1,000 to 100,000 characters: slope of log time over log length. */
function growth(read: (text: string) => unknown, sample: string): number {
  const seconds = (length: number): number => {
    const repeats = 100_000 / length;
    const text = sample.repeat(Math.ceil(length / sample.length)).slice(0, length);
    const perSecond = best(repeats * 1e6, () => {
      for (let i = 0; i < repeats; i += 1) read(text);
    });
    return 1 / perSecond;
  };
  return Math.log(seconds(100_000) / seconds(1_000)) / Math.log(100);
}

/** Measures everything, in this process. */
export async function measureUnderstanding(): Promise<UnderstandingSpeed> {
  const data = loadFirstReaderData('models/first', 'content/lexicon');
  const read = buildFirstReader(data, null);
  const texts = messages();
  const readings = texts.map((text) => readText(text));
  const finder = lexiconClassifier(data.lexicon);
  const signs = readings.map((reading) => finder.classify({ reading, signs: null }).signs ?? null);
  const model = new LinearModel(data.model.file, data.model.parts);
  const rows = LANGUAGES.flatMap(rowsOf);
  const test = texts.map((text, id) => ({ id, text, labels: [] }));
  return {
    whole: best(MESSAGES, () => texts.map((text) => read(text))),
    normalise: best(MESSAGES, () => texts.map((text) => normalise(text))),
    text: best(MESSAGES, () => texts.map((text) => readText(text))),
    lexicon: best(MESSAGES, () => readings.map((reading) => finder.classify({ reading, signs: null }))),
    model: best(MESSAGES, () => readings.map((reading, i) => model.score(reading, signs[i] ?? null))),
    bayes: (await naturalBayes(rows, test)).messagesPerSecond,
    exponent: growth(read, `${texts.slice(0, 40).join(' ')} `),
  };
}
