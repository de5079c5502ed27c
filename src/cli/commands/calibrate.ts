// `calibrate`: how the two readers are joined, from rows that neither was trained on.

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadModel } from '../../classifiers/linear/store-model.js';
import { fitJoin, type JoinRow } from '../../classifiers/second/fit-join.js';
import { loadOpinions, plainText } from '../../classifiers/second/second-reader.js';
import { type LabelledRow, parseRows, rowsOfPart } from '../../classifiers/training-rows.js';
import { LABELS, type Label } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { readText } from '../../nlp/read.js';
import type { Command, Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import { listOf, readInput, readOptions, required } from './options.js';

export const command: Command = {
  name: 'calibrate',
  summary: 'sets how the two readers are joined',
  usage: `
Usage: safe-passage calibrate --data D.jsonl [--data MORE.jsonl] --split S.json --out-of-fold O.jsonl [--model DIR]
                              [--second DIR] [--name VERSION]

Reads the rows named under "test" of the split with the second reader, and beside it what the first reader said of them when it
had not seen them (train --out-of-fold). Writes model.json into the second reader's folder. To be run again after every train. The
shipped one: --data of all corpus/??.jsonl --split models/second/split.json`,
  async run(args, io) {
    const options = readOptions(args, {
      data: { type: 'string', multiple: true },
      split: { type: 'string' },
      'out-of-fold': { type: 'string' },
      model: { type: 'string', default: join(projectRoot(), 'models/first') },
      second: { type: 'string', default: join(projectRoot(), 'models/second') },
      name: { type: 'string', default: 'local-1' },
    });
    const second = resolve(io.cwd, required(options, 'second'));
    const splitFile = required(options, 'split');
    const all = listOf(options, 'data').flatMap((file) => parseRows(readInput(io, file), file).rows);
    const rows = rowsOfPart({ kind: 'labels', rows: all }, readInput(io, splitFile), splitFile, 'test');
    const first = readFirst(readInput(io, required(options, 'out-of-fold')));
    const opinions = await loadOpinions({ encoder: join(projectRoot(), 'models/encoder'), second });
    const joined: JoinRow[] = [];
    for (const row of rows) {
      joined.push(await joinRow(row, first, opinions.read));
      progress(io, joined.length, rows.length);
    }
    opinions.dispose();
    const versions = {
      version: required(options, 'name'),
      first: loadModel(resolve(io.cwd, required(options, 'model'))).file.version,
    };
    writeFileSync(join(second, 'model.json'), `${JSON.stringify(fitJoin(joined, versions), null, 1)}\n`);
    io.stdout.write(`joined on ${joined.length} rows\n`);
    return 0;
  },
};

type FirstSays = ReadonlyMap<string | number, Readonly<Record<Label, number>>>;

function readFirst(content: string): FirstSays {
  const lines = content.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const { id, labels } = JSON.parse(line) as { id: string | number; labels: Record<Label, number> };
      return [id, labels] as const;
    }),
  );
}

async function joinRow(
  { id, text, labels }: LabelledRow,
  firstSays: FirstSays,
  read: (text: string) => Promise<JoinRow['second']>,
): Promise<JoinRow> {
  const first = firstSays.get(id);
  if (first === undefined) throw new AppError('bad_usage', `--out-of-fold has no row ${id}`);
  const reading = readText(text);
  return {
    lang: reading.lang,
    first,
    second: await read(plainText(text, reading)),
    labels: LABELS.filter((label) => labels.includes(label)),
  };
}

function progress(io: Io, done: number, total: number): void {
  if (!('isTTY' in io.stderr) || io.stderr.isTTY !== true) return;
  io.stderr.write(`\rreading ${done}/${total}${done === total ? '\n' : ''}`);
}
