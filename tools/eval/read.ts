// What each reader, and both together, say of rows: one pass for all figures of the evaluation.

import type { FirstReader } from '../../src/classifiers/ensemble.js';
import { type Prediction, predictionOf } from '../../src/classifiers/evaluation.js';
import type { SecondOpinion } from '../../src/classifiers/second/join.js';
import { type JoinModel, sigmoid } from '../../src/classifiers/second/join-model.js';
import { assessFrom, type PlainOpinions, plainText } from '../../src/classifiers/second/second-reader.js';
import { likeliestSpeaker } from '../../src/classifiers/speaker.js';
import { LABELS, type Label, strongestSuspicion } from '../../src/domain/assessment.js';
import type { Row } from '../corpus/row.js';

/** Who reads. `second` is the encoder's own answer, which the service never gives alone. */
export const READERS = ['first', 'second', 'both'] as const;
export type ReaderName = (typeof READERS)[number];

/** One row as it was read. */
export interface ReadRow {
  readonly row: Row;
  /** The language whose file it stands in. */
  readonly lang: string;
  /** The language that was heard. */
  readonly heard: string;
  readonly says: Readonly<Record<ReaderName, Prediction>>;
}

/** What reads. */
export interface Readers {
  readonly first: FirstReader;
  readonly opinions: PlainOpinions;
  readonly join: JoinModel;
}

/** Probability from which on the second reader alone is taken at its word; it has no thresholds of its own. */
const AT_ITS_WORD = 0.5;

/** Reads one row. */
export async function readRow({ first, opinions, join }: Readers, lang: string, row: Row): Promise<ReadRow> {
  const alone = first(row.text);
  const withReasons = first(row.text, undefined, 0);
  const opinion = await opinions.read(plainText(row.text, alone));
  const both = assessFrom(join, opinions);
  return {
    row,
    lang,
    heard: alone.lang,
    says: {
      first: predictionOf(row.id, alone),
      second: secondAlone(row.id, opinion),
      both: predictionOf(row.id, await both(row.text, withReasons)),
    },
  };
}

function secondAlone(id: string, opinion: SecondOpinion): Prediction {
  const labels = Object.fromEntries(LABELS.map((label) => [label, sigmoid(opinion.labels[label])])) as Record<
    Label,
    number
  >;
  const p = strongestSuspicion(labels);
  return {
    id,
    p,
    flagged: p >= AT_ITS_WORD,
    labels,
    speaker: likeliestSpeaker((one) => sigmoid(opinion.speakers[one]), 'unknown'),
    needsPerson: Math.max(labels.distress, labels.minor_risk) >= AT_ITS_WORD,
  };
}
