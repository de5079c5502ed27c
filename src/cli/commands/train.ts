// `train`: labelled text in, a model folder out.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLexicon } from '../../classifiers/lexicon/load.js';
import { saveModel } from '../../classifiers/linear/store-model.js';
import { modelCard } from '../../classifiers/model-card.js';
import { train } from '../../classifiers/train.js';
import { parseRows, rowsOfPart } from '../../classifiers/training-rows.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { projectRoot } from '../project-root.js';

interface TrainArguments {
  readonly data: string;
  readonly split: string | null;
  readonly seed: number;
  readonly out: string;
  readonly version: string;
}

export const command: Command = {
  name: 'train',
  summary: 'trains a model from labelled text',
  usage: `
Usage: safe-passage train --data D.jsonl [--split S.json] [--seed N] --out DIR [--name VERSION]

Rows are {id, text, label} with label 0 or 1, or {id, text, labels: [...], speaker?}. A split holds row ids under
"train" and "test", or "train_dedup" and "test_dedup", which then win; only the training part is read.
The same data and seed give the same bytes. A bad row ends the run with exit 2 and its line, and nothing is written.`,
  async run(args, io) {
    const wanted = readArguments(args);
    const all = parseRows(readInput(io, wanted.data), wanted.data);
    const split = wanted.split === null ? null : readInput(io, wanted.split);
    const rows = rowsOfPart(all, split, wanted.split ?? '', 'train');
    const trained = train({
      kind: all.kind,
      rows,
      seed: wanted.seed,
      version: wanted.version,
      trainedOn: `${rows.length} rows`,
      lexicon: all.kind === 'labels' ? loadLexicon(join(projectRoot(), 'content/lexicon')) : null,
      onProgress: (done, total) => showProgress(io, done, total),
    });
    saveModel(resolve(io.cwd, wanted.out), trained.file, trained.parts, modelCard(trained.file));
    return 0;
  },
};

function readArguments(args: readonly string[]): TrainArguments {
  const { values } = parseCommandLine(args);
  const { data, out } = values;
  if (data === undefined || out === undefined) throw new AppError('bad_usage', 'needs --data FILE and --out DIR');
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new AppError('bad_usage', '--seed must be a whole number');
  return { data, out, split: values.split ?? null, seed, version: values.name };
}

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        split: { type: 'string' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
        name: { type: 'string', default: 'local-1' },
      },
    });
  } catch (error) {
    throw new AppError('bad_usage', error instanceof Error ? error.message : 'the options cannot be read');
  }
}

function readInput(io: Io, file: string): string {
  try {
    return readFileSync(resolve(io.cwd, file), 'utf8');
  } catch {
    throw new AppError('bad_usage', `${file}:1: cannot be read`);
  }
}

function showProgress(io: Io, done: number, total: number): void {
  if (!('isTTY' in io.stderr) || io.stderr.isTTY !== true) return;
  io.stderr.write(`\rtraining ${done}/${total}${done === total ? '\n' : ''}`);
}
