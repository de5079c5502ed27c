// `model reference`: what the live model says of messages as they are now, to hold later ones against.

import { join, resolve } from 'node:path';
import { z } from 'zod';
import { storedStrengths } from '../../app/operations/stored-strengths.js';
import { ALL_LANGUAGES, LEAST_REFERENCE_ROWS, referenceOf, type Strength } from '../../classifiers/drift.js';
import { buildFirstReader } from '../../classifiers/first-reader.js';
import { loadFirstReaderData, loadReaderModel } from '../../classifiers/load-first-reader.js';
import { liveModelDir } from '../../classifiers/promoted.js';
import { ownReference, writeReference } from '../../classifiers/reference-file.js';
import { type Config, loadConfig } from '../../config/config.js';
import { strongestSuspicion } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { openStoreAndVault } from '../../server/compose-store.js';
import type { Command, Io } from '../command.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';
import { changeableModels } from './model-folders.js';
import { listOf, readInput, readOptions } from './options.js';

/** Writes the reference. */
export const command: Command = {
  name: 'model reference',
  summary: 'what drift is measured against',
  usage: `
Usage: safe-passage model reference --stored [--since DATE]
       safe-passage model reference --data ROWS.jsonl [--data MORE.jsonl] [--model DIR] [--out FILE]

Writes how strongly the live model (or the one in DIR) suspects messages, by language: with --stored the messages that the service read
with it and keeps, since a date (2026-01-31) or all; with --data rows {text, lang?}. Numbers only, no text. A running service takes it
into account after its next restart: safe_passage_reader_drift_psi in /metrics says how far it has moved since. It lies in MODELS_DIR
unless --out names a file, such as reference.json in a model's folder before it is promoted. Needs ${LEAST_REFERENCE_ROWS} messages.`,
  async run(args, io) {
    const options = readOptions(args, {
      stored: { type: 'boolean' },
      since: { type: 'string' },
      data: { type: 'string', multiple: true },
      model: { type: 'string' },
      out: { type: 'string' },
    });
    const config = loadConfig(io.env, projectRoot(), io.cwd);
    const dir =
      typeof options.model === 'string'
        ? resolve(io.cwd, options.model)
        : liveModelDir({ promoted: config.modelsDir, shipped: config.modelDir });
    const { version } = loadReaderModel(dir).file;
    const files = listOf(options, 'data');
    if ((options.stored === true) === files.length > 0) throw new AppError('bad_usage', 'needs --stored or --data');
    const strengths =
      options.stored === true
        ? await fromStore(io, config, instantOf(options.since), version)
        : fromRows(io, files, dir, config);
    const reference = referenceOf(version, strengths);
    if (reference.languages[ALL_LANGUAGES] === undefined)
      throw new AppError('bad_usage', `${strengths.length} messages are too few: it takes ${LEAST_REFERENCE_ROWS}`);
    const out =
      typeof options.out === 'string'
        ? resolve(io.cwd, options.out)
        : ownReference(changeableModels(config, {}).promoted);
    writeReference(out, reference);
    const languages = Object.keys(reference.languages).filter((language) => language !== ALL_LANGUAGES);
    io.stdout.write(`${strengths.length} messages; languages with enough: ${languages.join(', ') || 'none'}\n`);
    return 0;
  },
};

async function fromStore(io: Io, config: Config, since: number, version: string): Promise<readonly Strength[]> {
  const { store, vault } = await openStoreAndVault(config, { mustExist: true });
  const progress = progressOn(io);
  try {
    return await storedStrengths({ store, vault, progress: progress.tell }, since, version);
  } finally {
    progress.end();
    await store.close();
  }
}

/** A day, from its beginning in UTC; the beginning of all when none was named. */
export function instantOf(day: unknown): number {
  if (day === undefined) return 0;
  const at = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new AppError('bad_usage', '--since takes a day, such as 2026-01-31');
  return at;
}

const rowSchema = z.object({ text: z.string(), lang: z.string().optional() });

function fromRows(io: Io, files: readonly string[], dir: string, config: Config): readonly Strength[] {
  const read = buildFirstReader(loadFirstReaderData(dir, join(config.contentDir, 'lexicon')), null);
  return files.flatMap((file) =>
    readInput(io, file)
      .split('\n')
      .flatMap((line, i) => {
        if (line.trim() === '') return [];
        const { text, lang } = parseRow(line, `${file}:${i + 1}`);
        const assessment = read(text, lang);
        return [{ lang: assessment.lang, p: strongestSuspicion(assessment.labels) }];
      }),
  );
}

function parseRow(line: string, place: string): z.infer<typeof rowSchema> {
  try {
    return rowSchema.parse(JSON.parse(line));
  } catch {
    throw new AppError('bad_usage', `${place}: is no JSON object with "text"`);
  }
}
