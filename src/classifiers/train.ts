// `train`: from labelled rows to a model folder.

import { SUSPICIONS } from '../domain/assessment.js';
import { readText } from '../nlp/read.js';
import type { Lexicon } from './lexicon/types.js';
import { lexiconClassifier } from './lexicon-classifier.js';
import type { Sample } from './linear/dataset.js';
import type { ModelWeights } from './linear/model.js';
import { MODEL_FORMAT, type ModelFile } from './linear/model-schema.js';
import { lexiconScore, POSITIVE, speakerOutput, TAXONOMY_OUTPUTS } from './linear/outputs.js';
import { type Trained, trainModel } from './linear/train-model.js';
import { bestThreshold, boundedThreshold, steadyThreshold, thresholdForRecall } from './metrics.js';
import { type LabelledRow, type LabelledRows, shouldFlag } from './training-rows.js';

export interface TrainOptions {
  readonly kind: LabelledRows['kind'];
  readonly rows: readonly LabelledRow[];
  readonly seed: number;
  readonly version: string;
  /** What the rows are, for the card. */
  readonly trainedOn: string;
  /** Used for models of the taxonomy. */
  readonly lexicon: Lexicon | null;
  /** Authors whose rows the lexicon's phrases were widened on: there its signs look better than on anything new. */
  readonly tunedOn?: readonly string[];
  /** What must not be concluded, for the card. */
  readonly limits?: readonly string[];
  readonly onProgress?: (done: number, total: number) => void;
}

/** Buckets of a binary model, as a power of two; a model of the taxonomy has more columns and fewer rows. */
const BINARY_BITS = 18;
const TAXONOMY_BITS = 17;
const MAX_GRAM = 5;

/**
 * A person who asks for help and is not seen costs more than several looks in vain: the threshold of these labels is the
 * highest that still finds this share of them out of fold, within bounds.
 */
const NEEDS_PERSON = ['distress', 'minor_risk'] as const;
const NEEDS_PERSON_RECALL = 0.95;
const NEEDS_PERSON_BOUNDS = { low: 0.15, high: 0.5 } as const;
/** A flag is raised below .5 already where that makes the better F1 out of fold, within bounds: a missed one costs more than a look. */
const FLAG_BOUNDS = { low: 0.4, high: 0.5 } as const;

/** Of the rows that the lexicon was tuned on one in so many keeps its signs. */
const TUNED_WITH_SIGNS = 3;
/** Fewer rows than this set no probabilities of twelve languages. */
const LEAST_CALIBRATING = 1_000;

/** A trained model: what goes into its folder. */
export interface TrainedModel {
  readonly file: ModelFile;
  readonly parts: ModelWeights;
  /** By output, by row: probability from a fold that had not seen the row. */
  readonly outOfFold: Trained['outOfFold'];
}

/** Trains. Deterministic by rows, their order and the seed. */
export function train(options: TrainOptions): TrainedModel {
  const taxonomy = options.kind === 'labels';
  const outputs = taxonomy ? TAXONOMY_OUTPUTS : [POSITIVE];
  const tuned = Uint8Array.from(options.rows, ({ author = '' }) => Number(options.tunedOn?.includes(author) ?? false));
  const samples = withoutSomeSigns(readSamples(options.rows, taxonomy ? options.lexicon : null), tuned);
  const features = {
    bits: taxonomy ? TAXONOMY_BITS : BINARY_BITS,
    maxGram: MAX_GRAM,
    lexicon: taxonomy && options.lexicon !== null,
  };
  const calibrating = calibratingRows(tuned);
  const trained = trainModel({
    samples,
    outputs,
    targets: outputs.map((output) => Uint8Array.from(options.rows, (row) => Number(holds(output, row)))),
    features,
    lexiconScore: (output, { signs }) => (signs === null ? 0 : lexiconScore(output, signs)),
    calibrating,
    seed: options.seed,
    earlyStopping: taxonomy,
    subjects: options.rows.map(({ subject }) => subject ?? null),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  return {
    file: describe(options, outputs, features, trained, calibrating),
    parts: trained.parts,
    outOfFold: trained.outOfFold,
  };
}

function holds(output: string, row: LabelledRow): boolean {
  return row.labels.some((label) => label === output) || output === speakerOutput(row.speaker ?? 'unknown');
}

/** Reads each text once, with its signs when there is a lexicon. */
export function readSamples(rows: readonly { readonly text: string }[], lexicon: Lexicon | null): readonly Sample[] {
  const finder = lexicon === null ? null : lexiconClassifier(lexicon);
  return rows.map(({ text }) => {
    const reading = readText(text);
    return { reading, signs: finder?.classify({ reading, signs: null }).signs ?? null };
  });
}

/**
 * Of the rows that the lexicon was tuned on two of three go without signs: so the model leans on them as far as they carry on new
 * texts, and reads well where none is found.
 */
function withoutSomeSigns(samples: readonly Sample[], tuned: Uint8Array): readonly Sample[] {
  return samples.map((sample, i) =>
    tuned[i] === 1 && i % TUNED_WITH_SIGNS !== 0 ? { ...sample, signs: null } : sample,
  );
}

/** Rows by which probabilities are set: those that the lexicon was not tuned on, where there are enough of them. */
function calibratingRows(tuned: Uint8Array): readonly number[] {
  const all = Array.from(tuned.keys());
  const fresh = all.filter((row) => tuned[row] === 0);
  return fresh.length < LEAST_CALIBRATING ? all : fresh;
}

function describe(
  options: TrainOptions,
  outputs: readonly string[],
  features: ModelFile['features'],
  trained: Trained,
  among: readonly number[],
): ModelFile {
  const taxonomy = options.kind === 'labels';
  const truth = Uint8Array.from(options.rows, (row) => Number(row.labels.length > 0));
  const positive = trained.outOfFold[0] ?? new Float64Array(0);
  return {
    format: MODEL_FORMAT,
    kind: options.kind,
    version: options.version,
    outputs: [...outputs],
    features,
    columns: trained.columns.map((column) => ({ ...column })),
    curves: Object.fromEntries(Object.entries(trained.curves)),
    thresholds: taxonomy
      ? {
          flag: flagThresholds(options.rows, outputs, trained, among),
          needsPerson: needsPersonThresholds(options.rows, outputs, trained, among),
        }
      : { flag: { [POSITIVE]: steadyThreshold(positive, truth) }, needsPerson: {} },
    card: {
      trainedOn: options.trainedOn,
      rows: options.rows.length,
      seed: options.seed,
      figures: {},
      limits: [...(options.limits ?? [])],
    },
  };
}

function flagThresholds(
  rows: readonly LabelledRow[],
  outputs: readonly string[],
  trained: Trained,
  among: readonly number[],
): Readonly<Record<string, number>> {
  const columns = SUSPICIONS.map((label) => trained.outOfFold[outputs.indexOf(label)] ?? new Float64Array(0));
  const highest = among.map((row) => Math.max(...columns.map((column) => column[row] ?? 0)));
  const truth = among.map((row) => (rows[row] === undefined ? 0 : shouldFlag(rows[row])));
  const threshold = boundedThreshold(bestThreshold(highest, truth), FLAG_BOUNDS);
  return Object.fromEntries(SUSPICIONS.map((label) => [label, threshold]));
}

function needsPersonThresholds(
  rows: readonly LabelledRow[],
  outputs: readonly string[],
  trained: Trained,
  among: readonly number[],
): Readonly<Record<string, number>> {
  const of = (label: string): number => {
    const column = trained.outOfFold[outputs.indexOf(label)] ?? new Float64Array(0);
    const scores = among.map((row) => column[row] ?? 0);
    const truth = among.map((row) => Number(rows[row] !== undefined && holds(label, rows[row])));
    const found = Math.max(thresholdForRecall(scores, truth, NEEDS_PERSON_RECALL), aboveOrdinary(scores, truth));
    return boundedThreshold(found, NEEDS_PERSON_BOUNDS);
  };
  return Object.fromEntries(NEEDS_PERSON.map((label) => [label, of(label)]));
}

/** A text in which nothing was found must never call a person: more than three of four rows without the label stay below. */
function aboveOrdinary(scores: ArrayLike<number>, truth: readonly number[]): number {
  const ordinary = truth.flatMap((holds, row) => (holds === 1 ? [] : [scores[row] ?? 0])).sort((a, b) => a - b);
  const quartile = ordinary[Math.floor(ordinary.length * 0.75)] ?? 0;
  return quartile + 0.01;
}
