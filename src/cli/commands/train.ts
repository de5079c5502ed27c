// `train`: labelled text in, a model folder out.

import { join, resolve } from 'node:path';
import { loadLexicon } from '../../classifiers/lexicon/load.js';
import { saveModel } from '../../classifiers/linear/store-model.js';
import { modelCard } from '../../classifiers/model-card.js';
import { train } from '../../classifiers/train.js';
import { parseRows, rowsOfPart } from '../../classifiers/training-rows.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import { readInput, readOptions, required } from './options.js';

export const command: Command = {
  name: 'train',
  summary: 'trains a model from labelled text',
  usage: `
Usage: safe-passage train --data D.jsonl [--split S.json] [--seed N] --out DIR [--name VERSION]

Rows are {id, text, label} with label 0 or 1, or {id, text, labels: [...], speaker?}. A split holds row ids under
"train" and "test", or "train_dedup" and "test_dedup", which then win; only the training part is read.
The same data and seed give the same bytes. A bad row ends the run with exit 2 and its line, and nothing is written.`,
  async run(args, io) {
    const options = readOptions(args, {
      data: { type: 'string' },
      split: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      name: { type: 'string', default: 'local-1' },
    });
    const data = required(options, 'data');
    const out = required(options, 'out');
    const seed = Number(options.seed);
    if (!Number.isSafeInteger(seed)) throw new AppError('bad_usage', '--seed must be a whole number');
    const all = parseRows(readInput(io, data), data);
    const splitFile = typeof options.split === 'string' ? options.split : null;
    const split = splitFile === null ? null : readInput(io, splitFile);
    const rows = rowsOfPart(all, split, splitFile ?? '', 'train');
    const trained = train({
      kind: all.kind,
      rows,
      seed,
      version: required(options, 'name'),
      trainedOn: `${rows.length} rows`,
      lexicon: all.kind === 'labels' ? loadLexicon(join(projectRoot(), 'content/lexicon')) : null,
      onProgress: (done, total) => showProgress(io, done, total),
    });
    saveModel(resolve(io.cwd, out), trained.file, trained.parts, modelCard(trained.file));
    return 0;
  },
};

function showProgress(io: Io, done: number, total: number): void {
  if (!('isTTY' in io.stderr) || io.stderr.isTTY !== true) return;
  io.stderr.write(`\rtraining ${done}/${total}${done === total ? '\n' : ''}`);
}
