// `calibrate`: how the two readers are joined, from rows that neither was trained on.

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { FirstReader } from '../../classifiers/ensemble.js';
import { buildFirstReader } from '../../classifiers/first-reader.js';
import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import { loadFirstReaderData } from '../../classifiers/load-first-reader.js';
import { fitJoin, type JoinRow, rareLabels } from '../../classifiers/second/fit-join.js';
import { isChanged } from '../../classifiers/second/join.js';
import { loadOpinions, plainText } from '../../classifiers/second/second-reader.js';
import { factsOf } from '../../classifiers/second/sure.js';
import { type LabelledRow, type LabelledRows, parseRows, rowsOfPart } from '../../classifiers/training-rows.js';
import { LABELS, type Label } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';
import { parseJsonLines } from './json-lines.js';
import { listOf, type OptionValues, readInput, readOptions, required } from './options.js';

export const command: Command = {
  name: 'calibrate',
  summary: 'sets how the two readers are joined',
  usage: `
Usage: safe-passage calibrate --data D.jsonl [--data MORE.jsonl] [--made M.jsonl] [--split S.json] [--out-of-fold O.jsonl]
                              [--model DIR] [--second DIR] [--name VERSION]

Reads rows that neither reader was trained on with both, and writes model.json into the second reader's folder: the curves by which they
are joined, the thresholds, the hash of the first reader's weights, and where the first is so sure that the second need not be asked (of
the rows at most 0.2 % are then flagged otherwise, nobody in need is missed). To be run again after every train. A label that fewer
than five rows have is named on stderr. --split: only the rows under its "test". --out-of-fold: where the first reader was trained on the
rows, what it said of them when it had not (train --out-of-fold). --made: the same rows disguised or in other letters (npm run corpus --
augment), by which texts that are written so get curves of their own. The shipped one:
  npm run corpus -- augment 1 /tmp/made --calibration
  calibrate $(for f in corpus/calibration/??.jsonl; do echo --data $f; done) --name 2026.12-2
            $(for f in /tmp/made/??.jsonl; do echo --made $f; done)`,
  async run(args, io) {
    const options = readOptions(args, {
      data: { type: 'string', multiple: true },
      made: { type: 'string', multiple: true },
      split: { type: 'string' },
      'out-of-fold': { type: 'string' },
      model: { type: 'string', default: join(projectRoot(), 'models/first') },
      second: { type: 'string', default: join(projectRoot(), 'models/second') },
      name: { type: 'string', default: 'local-1' },
    });
    const second = resolve(io.cwd, required(options, 'second'));
    if (typeof options.split === 'string' && listOf(options, 'made').length > 0)
      throw new AppError('bad_usage', '--made is for whole files of --data: leave --split out');
    const rows = readRows(io, options);
    const outOfFold = options['out-of-fold'];
    const first = typeof outOfFold === 'string' ? readFirst(readInput(io, outOfFold), outOfFold) : null;
    // Whatever can be wrong is found before the minutes of reading.
    const asked = rows.map((row) => [row, first === null ? null : firstOf(row, first)] as const);
    const lexiconDir = join(projectRoot(), 'content/lexicon');
    const data = loadFirstReaderData(resolve(io.cwd, required(options, 'model')), lexiconDir);
    warnOfRare(io, rows);
    // The files of `augment` hold the rows themselves too.
    const known = new Set(rows.map(({ id }) => id));
    const made = rowsOf(io, listOf(options, 'made')).flatMap((row) =>
      known.has(row.id) ? [] : [[row, null] as const],
    );
    const joined = await readBoth(io, second, buildFirstReader(data, null), asked, made);
    const model = fitJoin(joined, {
      version: required(options, 'name'),
      first: firstModelOf(data.model),
      firstThresholds: data.model.file.thresholds,
    });
    writeFileSync(join(second, 'model.json'), `${JSON.stringify(model, null, 1)}\n`);
    io.stdout.write(`joined on ${rows.length} rows${made.length > 0 ? ` and ${made.length} made from them` : ''}\n`);
    return 0;
  },
};

/** A label's curve wants this many rows that have it. */
const LEAST_ROWS = 5;

function warnOfRare(io: Io, rows: readonly LabelledRow[]): void {
  const known = rows.map(({ labels }) => ({ labels: LABELS.filter((label) => labels.includes(label)) }));
  for (const { label, rows: count } of rareLabels(known, LEAST_ROWS)) {
    const have = count === 0 ? 'no row has' : count === 1 ? 'only 1 row has' : `only ${count} rows have`;
    io.stderr.write(`${label}: ${have} it; its probabilities will not mean much\n`);
  }
}

/** The rows, or those under "test" of the split. */
function readRows(io: Io, options: OptionValues): readonly LabelledRow[] {
  const files = listOf(options, 'data');
  if (files.length === 0) throw new AppError('bad_usage', 'needs --data');
  const all: LabelledRows = { kind: 'labels', rows: rowsOf(io, files) };
  const { split } = options;
  if (typeof split !== 'string') return all.rows;
  const rows = rowsOfPart(all, readInput(io, split), split, 'test');
  if (rows.length === 0) throw new AppError('bad_usage', `${split}:1: there is no row under "test"`);
  return rows;
}

function rowsOf(io: Io, files: readonly string[]): readonly LabelledRow[] {
  return files.flatMap((file) => {
    const part = parseRows(readInput(io, file), file);
    if (part.kind !== 'labels') throw new AppError('bad_usage', `${file}:1: needs rows with "labels"`);
    return part.rows;
  });
}

type FirstSays = ReadonlyMap<string | number, Readonly<Record<Label, number>>>;

const chances = Object.fromEntries(LABELS.map((label) => [label, z.number().min(0).max(1)])) as Record<
  Label,
  z.ZodNumber
>;
/** A line of `train --out-of-fold`; the speakers' outputs, which stand beside the labels', are not needed. */
const firstSaysLine = z.object({ id: z.union([z.string(), z.number()]), labels: z.object(chances) });

function readFirst(content: string, file: string): FirstSays {
  return new Map(parseJsonLines(content, file, firstSaysLine).map(({ id, labels }) => [id, labels]));
}

function firstOf({ id }: LabelledRow, firstSays: FirstSays): JoinRow['first'] {
  const first = firstSays.get(id);
  if (first === undefined) throw new AppError('bad_usage', `--out-of-fold has no row ${id}`);
  return first;
}

/** A row, and what the first reader said of it when it had not seen it; null where it never did. */
type Asked = readonly [LabelledRow, JoinRow['first'] | null];

/** Reads the rows with the second reader, and puts beside it what the first said. */
async function readBoth(
  io: Io,
  second: string,
  first: FirstReader,
  asked: readonly Asked[],
  made: readonly Asked[],
): Promise<readonly JoinRow[]> {
  const opinions = await loadOpinions({ encoder: join(projectRoot(), 'models/encoder'), second });
  const progress = progressOn(io);
  try {
    const joined: JoinRow[] = [];
    for (const [i, [{ text, labels }, outOfFold]] of [...asked, ...made].entries()) {
      // Where it was trained on the text its probabilities are not those of a new one; what it found there is.
      const found = first(text, undefined, 0);
      const { labels: odds, speakers } = await opinions.read(plainText(text, found));
      joined.push({
        lang: found.lang,
        first: outOfFold ?? found.labels,
        second: { labels: odds, speakers },
        labels: LABELS.filter((label) => labels.includes(label)),
        facts: factsOf(text, found),
        changed: isChanged(found),
        made: i >= asked.length,
      });
      progress.tell('rows read', joined.length, asked.length + made.length);
    }
    return joined;
  } finally {
    progress.end();
    opinions.dispose();
  }
}
