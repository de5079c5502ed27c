// Trains one linear output for each intent over hashed words and letter groups, sets the thresholds on messages that the folds had not
// seen, and writes src/nlp/intents/profile.ts. Deterministic.

import { writeFileSync } from 'node:fs';
import { fitOutput, type Matrix, scoreRow } from '../../src/classifiers/linear/fit.js';
import { INTENTS, type Intent } from '../../src/domain/assessment.js';
import { BUCKETS, intentFeatures } from '../../src/nlp/intents/features.js';
import { wordsOf } from '../../src/nlp/intents/words.js';
import { FALSE_SHARE_ALONE, FOLDS, foldOf, type Judged, report, thresholdOf } from './judge.js';
import { type Message, readMessages } from './messages.js';
import { trainHead } from './train-head.js';

const COST = 4;
const POSITIVE_WEIGHT = 3;
const ITERATIONS = 60;
const PROFILE = 'src/nlp/intents/profile.ts';
/** The whole way; prints what came out. `withHead`: the second reader's head too, which takes minutes. */
export async function trainIntents(withHead: boolean): Promise<void> {
  const messages = await readMessages();
  const matrix = matrixOf(messages);
  const outputs = INTENTS.map((intent) => learn(messages, matrix, intent));
  report(
    'letters',
    messages,
    outputs.map((output) => ({ ...output, threshold: output.alone })),
  );
  writeFileSync(PROFILE, sourceOf(matrix.buckets, outputs));
  if (withHead)
    await trainHead(
      messages,
      outputs.map(({ unseen, threshold }) => unseen.map((score) => score - threshold)),
    );
}

interface Output extends Judged {
  /** Score from which letters alone decide. */
  readonly alone: number;
  readonly weights: Float64Array;
  readonly bias: number;
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
  const fitRows = (rows: readonly number[]) =>
    fitOutput({
      matrix,
      rows,
      targets,
      watched: [],
      cost: COST,
      positiveWeight: POSITIVE_WEIGHT,
      iterations: ITERATIONS,
    });
  const all = [...messages.keys()];
  const unseen = new Float64Array(messages.length);
  for (const fold of FOLDS) {
    const { weights, bias } = fitRows(all.filter((row) => foldOf(messages[row]) !== fold));
    for (const row of all) if (foldOf(messages[row]) === fold) unseen[row] = scoreRow(matrix, row, weights, bias);
  }
  const whole = fitRows(all);
  return {
    intent,
    weights: whole.weights,
    bias: whole.bias,
    threshold: thresholdOf(messages, unseen, intent),
    alone: thresholdOf(messages, unseen, intent, FALSE_SHARE_ALONE),
    unseen,
  };
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

/** One step of a weight, by intent in the order of the intents. */
export const SCALE: readonly number[] = [${list(scales)}];
/** Score of a message without features, by intent. */
export const BIAS: readonly number[] = [${list(outputs.map(({ bias }) => bias))}];
/** Score from which an intent is likely: what the margins are taken from. */
export const THRESHOLDS: readonly number[] = [${list(outputs.map(({ threshold }) => threshold))}];
/** Margin from which letters alone decide. */
export const ALONE: readonly number[] = [${list(outputs.map(({ alone, threshold }) => alone - threshold))}];
/** Whole numbers −127 … 127, a row of intents for each bucket, base64. */
export const WEIGHTS =
  '${Buffer.from(weights.buffer).toString('base64')}';
`;
}
