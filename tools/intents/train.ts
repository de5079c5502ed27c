// Trains one linear output for each intent over hashed words and letter groups, sets the thresholds on messages that the folds had not
// seen, and writes src/nlp/intents/profile.ts. Deterministic.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fitOutput, type Matrix, scoreRow } from '../../src/classifiers/linear/fit.js';
import { INTENTS, type Intent } from '../../src/domain/assessment.js';
import { BUCKETS, intentFeatures } from '../../src/nlp/intents/features.js';
import { wordsOf } from '../../src/nlp/intents/words.js';
import { type Message, readMessages } from './messages.js';

const FOLDS = 4;
const COST = 4;
const POSITIVE_WEIGHT = 3;
const ITERATIONS = 60;
const PROFILE = 'src/nlp/intents/profile.ts';
/**
 * Of a hundred thousand ordinary messages so many may be taken for an intent. What takes the talk away, or answers a question about
 * safety, must be surer.
 */
const FALSE_SHARE: Readonly<Record<Intent, number>> = {
  person: 300,
  panic: 150,
  delete: 150,
  danger: 300,
  exit: 200,
  language: 300,
  yes: 100,
  no: 100,
  skip: 150,
  help: 200,
};

/** The whole way; prints what came out. */
export async function trainIntents(): Promise<void> {
  const messages = await readMessages();
  const matrix = matrixOf(messages);
  const outputs = INTENTS.map((intent) => learn(messages, matrix, intent));
  report(messages, outputs);
  writeFileSync(PROFILE, sourceOf(matrix.buckets, outputs));
}

interface Output {
  readonly intent: Intent;
  readonly weights: Float64Array;
  readonly bias: number;
  readonly threshold: number;
  readonly unseen: Float64Array;
}

function matrixOf(messages: readonly Message[]): Matrix & { readonly buckets: readonly number[] } {
  const columns = new Map<number, number>();
  const starts = [0];
  const found: number[] = [];
  const values: number[] = [];
  for (const { text } of messages) {
    const features = intentFeatures(wordsOf(text));
    for (const bucket of features) {
      if (!columns.has(bucket)) columns.set(bucket, columns.size);
      found.push(columns.get(bucket) ?? 0);
      values.push(1 / Math.sqrt(Math.max(1, features.length)));
    }
    starts.push(found.length);
  }
  return {
    starts: Int32Array.from(starts),
    columns: Int32Array.from(found),
    values: Float32Array.from(values),
    width: columns.size,
    buckets: [...columns.keys()],
  };
}

function learn(messages: readonly Message[], matrix: Matrix, intent: Intent): Output {
  const targets = Uint8Array.from(messages, (message) => Number(message.intent === intent));
  const fit = (rows: readonly number[]) =>
    fitOutput({ matrix, rows, targets, watched: [], cost: COST, positiveWeight: POSITIVE_WEIGHT, iterations: ITERATIONS });
  const all = [...messages.keys()];
  const unseen = new Float64Array(messages.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const { weights, bias } = fit(all.filter((row) => foldOf(messages[row]) !== fold));
    for (const row of all) if (foldOf(messages[row]) === fold) unseen[row] = scoreRow(matrix, row, weights, bias);
  }
  const whole = fit(all);
  return { intent, weights: whole.weights, bias: whole.bias, threshold: thresholdOf(messages, unseen, intent), unseen };
}

/** By hash of the text: messages that differ in signs and case alone may fall apart, which is what people do. */
function foldOf(message: Message | undefined): number {
  return (createHash('sha256').update(message?.text ?? '').digest()[0] ?? 0) % FOLDS;
}

function thresholdOf(messages: readonly Message[], unseen: Float64Array, intent: Intent): number {
  const ordinary = messages.flatMap((message, row) => (message.intent === null && message.judged ? [unseen[row] ?? 0] : []));
  const others = messages.flatMap((message, row) =>
    message.intent !== null && message.intent !== intent && message.judged ? [unseen[row] ?? 0] : [],
  );
  const highest = (scores: number[], share: number): number => scores.sort((a, b) => b - a)[Math.floor(share * scores.length)] ?? 0;
  return Math.max(highest(ordinary, FALSE_SHARE[intent] / 1e5), highest(others, 0.02), -0.6);
}

function report(messages: readonly Message[], outputs: readonly Output[]): void {
  const said = messages.map((_, row) => {
    let best: Intent | null = null;
    let most = 0;
    for (const { intent, threshold, unseen } of outputs) {
      const margin = (unseen[row] ?? 0) - threshold;
      if (margin >= 0 && (best === null || margin > most)) [best, most] = [intent, margin];
    }
    return best;
  });
  const judged = messages.flatMap((message, row) => (message.judged ? [{ ...message, said: said[row] ?? null }] : []));
  const share = (rows: typeof judged, right: (row: (typeof judged)[number]) => boolean): string =>
    rows.length === 0 ? '–' : `${((100 * rows.filter(right).length) / rows.length).toFixed(1)} % of ${rows.length}`;
  for (const { intent, threshold } of outputs)
    console.log(`${intent}: ${share(judged.filter((row) => row.intent === intent), (row) => row.said === intent)} from ${threshold.toFixed(2)}`);
  for (const language of new Set(judged.map((row) => row.language))) {
    const own = judged.filter((row) => row.language === language);
    console.log(
      `${language}: understood ${share(own.filter(({ intent }) => intent !== null), (row) => row.said === row.intent)}, ` +
        `ordinary taken for a command ${share(own.filter(({ intent }) => intent === null), (row) => row.said !== null)}`,
    );
  }
}

function sourceOf(buckets: readonly number[], outputs: readonly Output[]): string {
  const weights = new Int8Array(BUCKETS * outputs.length);
  const scales = outputs.map(({ weights: learned }, n) => {
    const scale = learned.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
    learned.forEach((weight, column) => {
      weights[(buckets[column] ?? 0) * outputs.length + n] = Math.round(weight / scale);
    });
    return scale;
  });
  const list = (values: readonly number[]): string => values.map((value) => Number(value.toPrecision(6))).join(', ');
  return `// Written by tools/intents.ts. Do not edit.

import type { Intent } from '../../domain/assessment.js';

/** Intents in the order of the scores. */
export const INTENTS_LEARNED: readonly Intent[] = [${outputs.map(({ intent }) => `'${intent}'`).join(', ')}];
/** One step of a weight, by intent. */
export const SCALE: readonly number[] = [${list(scales)}];
/** Score of a message without features, by intent. */
export const BIAS: readonly number[] = [${list(outputs.map(({ bias }) => bias))}];
/** Score from which an intent counts. */
export const THRESHOLDS: readonly number[] = [${list(outputs.map(({ threshold }) => threshold))}];
/** Whole numbers −127 … 127, a row of intents for each bucket, base64. */
export const WEIGHTS =
  '${Buffer.from(weights.buffer).toString('base64')}';
`;
}
