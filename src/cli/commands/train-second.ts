// `train --second`: the second reader's head, trained again on rows of one's own. No Python is needed.

import { join, resolve } from 'node:path';
import { openBackend } from '../../classifiers/encoder/backend.js';
import { loadEncoder } from '../../classifiers/encoder/encoder.js';
import { readTuned } from '../../classifiers/encoder/weights.js';
import { readHeadWeights, writeHeadFolder } from '../../classifiers/second/head-folder.js';
import { heldBackRows, readHeadRows } from '../../classifiers/second/read-vectors.js';
import { fitHead } from '../../classifiers/second/train-head.js';
import type { LabelledRow } from '../../classifiers/training-rows.js';
import { AppError } from '../../domain/errors.js';
import type { Io } from '../command.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';

/** Fewer rows say too little to hold any of them back. */
const LEAST_ROWS = 50;

/** Where from and where to. */
export interface TrainSecond {
  readonly rows: readonly LabelledRow[];
  readonly seed: number;
  /** Folder of the second reader whose head is trained further; null: the shipped one. */
  readonly from: string | null;
  readonly out: string;
}

/** Trains, writes the folder and says on stdout what came of it. Throws AppError `bad_usage` for too few rows, `bad_content` as on loading. */
export async function trainSecond(io: Io, { rows, seed, from, out }: TrainSecond): Promise<void> {
  if (rows.length < LEAST_ROWS)
    throw new AppError('bad_usage', `${rows.length} rows are too few: it takes ${LEAST_ROWS}`);
  const models = join(projectRoot(), 'models');
  const dir = from === null ? join(models, 'second') : resolve(io.cwd, from);
  const backend = await openBackend();
  const encoder = await loadEncoder(join(models, 'encoder'), { backend, tuned: readTuned(dir) });
  const progress = progressOn(io);
  try {
    const start = readHeadWeights(dir, 2 * encoder.width);
    const read = await readHeadRows(encoder, rows, (done) => progress.tell('rows read', done, rows.length));
    const fit = fitHead(backend.tf, read, start, heldBackRows(rows, seed));
    writeHeadFolder(dir, resolve(io.cwd, out), fit);
    const loss = `log loss on the rows held back: ${fit.before.toFixed(4)} before, ${fit.after.toFixed(4)} after`;
    const what =
      fit.steps === 0 ? 'no better: the head is as it was' : `trained on ${rows.length} rows, ${fit.steps} steps`;
    io.stdout.write(`${what}; ${loss}. Next: safe-passage calibrate --second ${out}\n`);
  } finally {
    progress.end();
    encoder.dispose();
  }
}
