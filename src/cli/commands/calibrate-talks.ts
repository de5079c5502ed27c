// `calibrate-talks`: from which signs on a talk is flagged, from talks whose turn of risk is known.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { SIGNS_ALONE } from '../../classifiers/second/explain.js';
import { fitTalks, type ReadTalk } from '../../classifiers/talks/fit-talks.js';
import { TALKS_FORMAT, type TalksModel } from '../../classifiers/talks/talk-model.js';
import { type ReadTurn, readTurns, type TurnSigns } from '../../classifiers/talks/talk-risk.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';
import { openReaders } from './assess-readers.js';
import { parseJsonLines } from './json-lines.js';
import { listOf, type OptionValues, readInput, readOptions, required } from './options.js';

export const command: Command = {
  name: 'calibrate-talks',
  summary: 'sets from when on a talk is flagged',
  usage: `
Usage: safe-passage calibrate-talks --data TALKS.jsonl [--data MORE.jsonl] [--model DIR] [--second DIR] [--out DIR]

Talks are {id, turns: [{from, text}], riskTurn}: the first turn, from 1, at which a careful reader should say "look at this", null for an
honest talk. Each message, and each with the three before it, is read by the first reader and by both; writes model.json, into
models/talks when --out is not given. To be run again after every calibrate. The shipped one:
  calibrate-talks $(for f in corpus/calibration/conversations/??.jsonl; do echo --data $f; done)`,
  async run(args, io) {
    const options = readOptions(args, {
      data: { type: 'string', multiple: true },
      model: { type: 'string' },
      second: { type: 'string' },
      out: { type: 'string', default: join(projectRoot(), 'models/talks') },
    });
    const talks = readLabelledTalks(io, options);
    const first = await curveOf(io, { ...options, fast: true }, talks);
    const both = await curveOf(io, options, talks);
    if (both.model === first.model) throw new AppError('bad_usage', 'the second reader does not read: see above');
    const out = resolve(io.cwd, required(options, 'out'));
    mkdirSync(out, { recursive: true });
    const model: TalksModel = { format: TALKS_FORMAT, talks: talks.length, first, both };
    writeFileSync(join(out, 'model.json'), `${JSON.stringify(model, null, 1)}\n`);
    io.stdout.write(`set on ${talks.length} talks\n`);
    return 0;
  },
};

const talkLine = z.object({
  turns: z.array(z.object({ text: z.string() })).min(1),
  riskTurn: z.number().int().min(1).nullable(),
});
type LabelledTalk = z.infer<typeof talkLine>;

function readLabelledTalks(io: Io, options: OptionValues): readonly LabelledTalk[] {
  const files = listOf(options, 'data');
  if (files.length === 0) throw new AppError('bad_usage', 'needs --data');
  return files.flatMap((file) => parseJsonLines(readInput(io, file), file, talkLine));
}

async function curveOf(io: Io, options: OptionValues, talks: readonly LabelledTalk[]): Promise<TalksModel['both']> {
  const readers = await openReaders(io, options, SIGNS_ALONE);
  const progress = progressOn(io);
  try {
    const heard: ReadTalk[] = [];
    for (const { turns, riskTurn } of talks) {
      heard.push({
        turns: await signsOf(
          turns.map(({ text }) => text),
          readers.read,
        ),
        riskTurn,
      });
      progress.tell('talks read', heard.length, talks.length);
    }
    return fitTalks(heard, readers.model);
  } finally {
    progress.end();
    readers.dispose();
  }
}

async function signsOf(texts: readonly string[], read: ReadTurn): Promise<readonly TurnSigns[]> {
  const all: TurnSigns[] = [];
  for await (const { signs } of readTurns(texts, read)) all.push(signs);
  return all;
}
