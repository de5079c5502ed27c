// `train`: labelled text in, a model folder out.

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measure, predict } from '../../classifiers/evaluation.js';
import { loadLexicon } from '../../classifiers/lexicon/load.js';
import type { Lexicon } from '../../classifiers/lexicon/types.js';
import { saveModel } from '../../classifiers/linear/store-model.js';
import { modelCard } from '../../classifiers/model-card.js';
import { type TrainedModel, train } from '../../classifiers/train.js';
import { type LabelledRow, type LabelledRows, parseRows, rowsOfPart } from '../../classifiers/training-rows.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';
import { listOf, type OptionValues, readInput, readOptions, required } from './options.js';
import { trainSecond } from './train-second.js';

export const command: Command = {
  name: 'train',
  summary: 'trains a model from labelled text',
  usage: `
Usage: safe-passage train --data D.jsonl [--data MORE.jsonl] [--split S.json] [--seed N] --out DIR
                          [--name VERSION] [--kept-apart K.jsonl] [--limits L.txt] [--tuned-on AUTHOR] [--out-of-fold FILE]
       safe-passage train --second --data D.jsonl [--data MORE.jsonl] [--split S.json] [--seed N] [--from DIR] --out DIR

Rows are {id, text, label} with label 0 or 1, or {id, text, labels: [...], speaker?}. A split holds row ids under
"train" and "test", or "train_dedup" and "test_dedup", which then win; only the training part is read.
The same data and seed give the same bytes. A bad row ends the run with exit 2 and its line, and nothing is written.
--kept-apart (may be repeated) puts figures on those rows into the card, --limits the lines of a file. --tuned-on (may be
repeated) names authors whose rows the lexicon was widened on: it is half believed there. --out-of-fold writes {id, labels} of
each row by a model that had not seen it. --second trains the second reader's head instead, further than that of the folder --from (the
shipped one), on the encoder as it is: about 20 rows a second are read, then it takes seconds. A fifth of the rows is held back to see when
to stop; where they are told no better the head stays. \`export training\` gives rows of one's own. Afterwards run calibrate --second DIR on
rows that were not trained on. The shipped first model:
  train $(for f in corpus/??.jsonl; do echo --data $f; done) --name 2026.12-2 --tuned-on 0 --tuned-on a --tuned-on b
        $(for f in corpus/kept-apart/??.jsonl; do echo --kept-apart $f; done) --limits corpus/limits.txt --out models/first`,
  async run(args, io) {
    const options = readOptions(args, {
      data: { type: 'string', multiple: true },
      split: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      name: { type: 'string', default: 'local-1' },
      'kept-apart': { type: 'string', multiple: true },
      limits: { type: 'string' },
      'tuned-on': { type: 'string', multiple: true },
      'out-of-fold': { type: 'string' },
      second: { type: 'boolean' },
      from: { type: 'string' },
    });
    const out = required(options, 'out');
    const seed = Number(options.seed);
    if (!Number.isSafeInteger(seed)) throw new AppError('bad_usage', '--seed must be a whole number');
    const { kind, rows } = readTrainingRows(io, options);
    if (options.second === true) {
      if (kind === 'binary') throw new AppError('bad_usage', '--second needs rows with "labels"');
      await trainSecond(io, { rows, seed, from: typeof options.from === 'string' ? options.from : null, out });
      return 0;
    }
    const keptApart = listOf(options, 'kept-apart').map((file) => ({ file, ...parseRows(readInput(io, file), file) }));
    const lexicon = loadLexicon(join(projectRoot(), 'content/lexicon'));
    const progress = progressOn(io);
    const trained = train({
      kind,
      rows,
      seed,
      version: required(options, 'name'),
      trainedOn: `${rows.length} rows`,
      lexicon: kind === 'labels' ? lexicon : null,
      tunedOn: listOf(options, 'tuned-on'),
      limits: typeof options.limits === 'string' ? linesOf(readInput(io, options.limits)) : [],
      onProgress: (done, total) => progress.tell('outputs trained', done, total),
    });
    progress.end();
    const file = withFigures(trained, lexicon, keptApart);
    saveModel(resolve(io.cwd, out), file, trained.parts, modelCard(file));
    if (typeof options['out-of-fold'] === 'string') {
      writeFileSync(resolve(io.cwd, options['out-of-fold']), outOfFoldLines(rows, trained));
    }
    return 0;
  },
};

function outOfFoldLines(rows: readonly LabelledRow[], { file, outOfFold }: TrainedModel): string {
  const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;
  return rows
    .map(({ id }, row) => {
      const labels = file.outputs.map((output, i) => [output, rounded(outOfFold[i]?.[row] ?? 0)] as const);
      return `${JSON.stringify({ id, labels: Object.fromEntries(labels) })}\n`;
    })
    .join('');
}

function readTrainingRows(io: Io, options: OptionValues): LabelledRows {
  const files = listOf(options, 'data');
  if (files.length === 0) throw new AppError('bad_usage', 'needs --data');
  const parts = files.map((file) => parseRows(readInput(io, file), file));
  const kind = parts[0]?.kind ?? 'binary';
  if (parts.some((part) => part.kind !== kind)) throw new AppError('bad_usage', '--data files are of different kinds');
  const rows = parts.flatMap((part) => part.rows);
  if (typeof options.split !== 'string') return { kind, rows };
  return { kind, rows: rowsOfPart({ kind, rows }, readInput(io, options.split), options.split, 'train') };
}

function withFigures(
  trained: TrainedModel,
  lexicon: Lexicon,
  keptApart: readonly { readonly file: string; readonly rows: readonly LabelledRow[] }[],
): TrainedModel['file'] {
  const figures = Object.fromEntries(
    keptApart.map(({ file, rows }) => {
      const { predictions } = predict({ file: trained.file, parts: trained.parts }, lexicon, rows);
      // Speed is left out: the same data and seed must give the same bytes.
      const { messagesPerSecond: _speed, ...measured } = measure(rows, predictions, 0);
      return [file, measured];
    }),
  );
  return { ...trained.file, card: { ...trained.file.card, figures } };
}

function linesOf(content: string): readonly string[] {
  return content.split(/\r?\n/).filter((line) => line.trim() !== '');
}
