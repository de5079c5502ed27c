// `evaluate`: a model's figures on labelled text it was not trained on.

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Evaluation, measure, predict, predictByBoth } from '../../classifiers/evaluation.js';
import { loadLexicon } from '../../classifiers/lexicon/load.js';
import type { Lexicon } from '../../classifiers/lexicon/types.js';
import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import { loadModel, type StoredModel } from '../../classifiers/linear/store-model.js';
import { type Baseline, naturalBayes } from '../../classifiers/natural-bayes.js';
import { loadSecondReader } from '../../classifiers/second/second-reader.js';
import { type LabelledRow, parseRows, rowsOfPart } from '../../classifiers/training-rows.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import { readInput, readOptions, required } from './options.js';

export const command: Command = {
  name: 'evaluate',
  summary: "a model's figures on labelled text",
  usage: `
Usage: safe-passage evaluate --model DIR [--second DIR] --data D.jsonl [--split S.json] [--predictions FILE] [--no-baseline] [--json]

--second (models/second) evaluates both readers together.
With a split only its test rows are read (test_dedup wins over test), and natural's Bayes classifier, trained on the
training rows, stands beside the model's figures. --predictions writes {id, p, flagged} or {id, labels, flagged,
speaker} a row. Figures: F1, precision and recall of the flag, area under the precision-recall and the ROC curve,
calibration error over 15 bins, the same by label, and texts read a second with everything included.`,
  async run(args, io) {
    const options = readOptions(args, {
      model: { type: 'string' },
      second: { type: 'string' },
      data: { type: 'string' },
      split: { type: 'string' },
      predictions: { type: 'string' },
      'no-baseline': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const data = required(options, 'data');
    const model = loadModel(resolve(io.cwd, required(options, 'model')));
    if (typeof options.second === 'string' && model.file.kind === 'binary')
      throw new AppError('bad_usage', '--second needs a model of the taxonomy, and this one has one output');
    const all = parseRows(readInput(io, data), data);
    const splitFile = typeof options.split === 'string' ? options.split : null;
    const split = splitFile === null ? null : readInput(io, splitFile);
    const rows = rowsOfPart(all, split, splitFile ?? '', 'test');
    const lexicon = loadLexicon(join(projectRoot(), 'content/lexicon'));
    const { predictions, messagesPerSecond } =
      typeof options.second === 'string'
        ? await withSecond(resolve(io.cwd, options.second), model, lexicon, rows)
        : predict(model, lexicon, rows);
    const result = measure(rows, predictions, messagesPerSecond);
    if (typeof options.predictions === 'string') {
      const lines = predictions.map(({ id, p, flagged, labels, speaker }) =>
        JSON.stringify(labels === null ? { id, p, flagged } : { id, labels, flagged, speaker }),
      );
      writeFileSync(resolve(io.cwd, options.predictions), lines.map((line) => `${line}\n`).join(''));
    }
    const train =
      split === null || options['no-baseline'] === true ? null : rowsOfPart(all, split, splitFile ?? '', 'train');
    const baseline = train === null ? null : await naturalBayes(train, rows);
    print(io, result, baseline, options.json === true);
    return 0;
  },
};

async function withSecond(dir: string, model: StoredModel, lexicon: Lexicon, rows: readonly LabelledRow[]) {
  const dirs = { encoder: join(projectRoot(), 'models/encoder'), second: dir };
  const second = await loadSecondReader(dirs, firstModelOf(model));
  try {
    return await predictByBoth(model, lexicon, second, rows);
  } finally {
    second.dispose();
  }
}

function print(io: Io, result: Evaluation, baseline: Baseline | null, json: boolean): void {
  if (json) {
    io.stdout.write(
      `${JSON.stringify({ ...result, baseline: baseline === null ? null : { naturalBayes: baseline } })}\n`,
    );
    return;
  }
  const line = (name: string, f: { f1: number; precision: number; recall: number; prAuc: number }): string =>
    `${name.padEnd(22)}F1 ${f.f1.toFixed(3)}  precision ${f.precision.toFixed(3)}  recall ${f.recall.toFixed(3)}  PR-AUC ${f.prAuc.toFixed(3)}\n`;
  io.stdout.write(`${result.n} rows, ${result.positives} to flag\n`);
  io.stdout.write(line('flag', result));
  for (const [label, figures] of Object.entries(result.perLabel)) io.stdout.write(line(`  ${label}`, figures));
  if (baseline !== null) io.stdout.write(line('natural Bayes', baseline));
  io.stdout.write(`ROC-AUC ${result.rocAuc.toFixed(3)}  calibration error ${result.ece.toFixed(3)}`);
  io.stdout.write(`  ${result.messagesPerSecond} texts a second\n`);
}
