// Labelled texts as the second reader's head sees them: the encoder's two vectors, and which outputs hold.

import { LABELS, SPEAKERS } from '../../domain/assessment.js';
import { readText } from '../../nlp/read.js';
import type { Encoder } from '../encoder/encoder.js';
import type { LabelledRow } from '../training-rows.js';
import { HEAD_OUTPUTS } from './head-folder.js';
import { plainText } from './second-reader.js';
import type { HeadRows } from './train-head.js';

/** Reads the texts one by one: some tens of milliseconds each. Of a row without a speaker it is not known who speaks. */
export async function readHeadRows(
  encoder: Encoder,
  rows: readonly LabelledRow[],
  onRead: (done: number) => void = () => undefined,
): Promise<HeadRows> {
  const width = 2 * encoder.width;
  const vectors = new Float32Array(rows.length * width);
  const targets = new Uint8Array(rows.length * HEAD_OUTPUTS);
  const known = new Uint8Array(rows.length * HEAD_OUTPUTS).fill(1);
  for (const [row, { text, labels, speaker }] of rows.entries()) {
    const { layer8, last } = await encoder.encode(plainText(text, readText(text)));
    vectors.set(layer8, row * width);
    vectors.set(last, row * width + encoder.width);
    const holds = [...LABELS.map((label) => labels.includes(label)), ...SPEAKERS.map((one) => one === speaker)];
    targets.set(holds.map(Number), row * HEAD_OUTPUTS);
    if (speaker === undefined) known.fill(0, row * HEAD_OUTPUTS + LABELS.length, (row + 1) * HEAD_OUTPUTS);
    onRead(row + 1);
  }
  return { count: rows.length, vectors, targets, known };
}

/** One row in so many is held back. */
const HELD_BACK = 5;

/** Which rows are held back: whole subjects, spread by the seed. Rows of one subject are versions of each other. */
export function heldBackRows(rows: readonly LabelledRow[], seed: number): readonly boolean[] {
  const subjects = [...new Set(rows.map(subjectOf))];
  const held = new Set(subjects.filter((_, i) => (i + seed) % HELD_BACK === 0));
  return rows.map((row) => held.has(subjectOf(row)));
}

function subjectOf({ subject, id }: LabelledRow): string {
  return subject ?? `row:${id}`;
}
