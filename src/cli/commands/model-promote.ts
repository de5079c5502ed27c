// `model promote`: a new model goes live only when it is not worse on the frozen regression set.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { predict } from '../../classifiers/evaluation.js';
import { loadLexicon } from '../../classifiers/lexicon/load.js';
import { loadReaderModel } from '../../classifiers/load-first-reader.js';
import { liveModelDir, makeLive, modelHash, storeCandidate } from '../../classifiers/promoted.js';
import { readChecked } from '../../classifiers/read-checked.js';
import {
  type Comparison,
  compare,
  frozenRows,
  type LanguageRows,
  type RegressionFigures,
  regressionFigures,
  regressionSchema,
} from '../../classifiers/regression.js';
import { readJoin } from '../../classifiers/second/second-reader.js';
import { parseRows } from '../../classifiers/training-rows.js';
import type { Config } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { systemClock } from '../../server/identity.js';
import type { Command, Io } from '../command.js';
import { fileArgument } from '../file-argument.js';
import { BY_OPTION, type OnRecord, onRecord } from '../on-record.js';
import { projectRoot } from '../project-root.js';

/** Promotes a model, or refuses with the table. */
export const command: Command = {
  name: 'model promote',
  summary: 'make a new model live, if it is not worse',
  usage: `
Usage: safe-passage model promote DIR [--reason WORDS] [--by NAME] [--json]

Reads the frozen regression set (models/regression) with the model in DIR, with the live one and with the shipped one. When DIR is worse
than either by more than the tolerance, in the flag's F1, in any language's, in people in distress for whom a person is called, or in
honest messages that are flagged or call a person, it is refused (exit 1) with the table; nothing overrides that. Else it is copied into
MODELS_DIR and becomes live; the one before is kept for \`model rollback\`. A running service reads with it after its next restart.`,
  async run(args, io) {
    const { file: dir, values } = fileArgument(
      args,
      { reason: { type: 'string' }, json: { type: 'boolean' }, ...BY_OPTION },
      io,
    );
    return onRecord(io, values.by, async (record) => {
      const lines = await judge(dir, record.config);
      const ok = lines.every((line) => line.ok);
      const model = `model:${loadReaderModel(dir).file.version}-${modelHash(dir).slice(0, 12)}`;
      if (ok) await promote(dir, model, record, values.reason);
      else await note(record, model, 'refused', values.reason);
      print(io, lines, { ok, model, json: values.json === true });
      if (ok) warnOfSecond(io, dir);
      return ok ? 0 : 1;
    });
  },
};

/** Where promoted models lie. Throws AppError `bad_usage` when a setting names the model. */
export function modelsDirOf({ modelsDir }: Pick<Config, 'modelsDir'>): string {
  if (modelsDir !== null) return modelsDir;
  throw new AppError(
    'bad_usage',
    'MODEL_DIR names the model, and no promoted one counts: take MODEL_DIR out of the settings',
  );
}

async function promote(dir: string, model: string, record: OnRecord, reason: string | undefined): Promise<void> {
  const folders = { promoted: modelsDirOf(record.config), shipped: record.config.modelDir };
  const folder = storeCandidate(folders.promoted, dir);
  // First on the record, then live.
  await note(record, model, 'ok', reason);
  makeLive(folders, folder, { at: systemClock.now(), by: record.actor });
}

function note({ audit, actor }: OnRecord, object: string, outcome: string, reason: string | undefined): Promise<void> {
  return audit.record({ actor, act: 'model.promote', object, outcome, reason: reason ?? null });
}

/** One line of the table, and which model it was held against. */
type Line = Comparison & { readonly against: 'live' | 'shipped' };

/**
 * Held against the shipped model too: else each promotion could lose a little, and after ten much would be lost. An upgrade that ships a
 * better model raises what a candidate must reach.
 */
async function judge(dir: string, config: Config): Promise<readonly Line[]> {
  const promoted = modelsDirOf(config);
  const live = liveModelDir({ promoted, shipped: config.modelDir });
  if (modelHash(live) === modelHash(dir)) throw new AppError('bad_usage', `${dir}: this model is live already`);
  const parts = regressionRows();
  const lexicon = loadLexicon(join(config.contentDir, 'lexicon'));
  const figuresOf = (folder: string): RegressionFigures => {
    const model = loadReaderModel(folder);
    return regressionFigures(parts, (rows) => predict(model, lexicon, rows).predictions);
  };
  const candidate = figuresOf(dir);
  const against = (name: Line['against'], folder: string): readonly Line[] =>
    compare(figuresOf(folder), candidate).map((line) => ({ ...line, against: name }));
  const lines = against('live', live);
  return live === config.modelDir ? lines : [...lines, ...against('shipped', config.modelDir)];
}

function regressionRows(): readonly LanguageRows[] {
  const root = projectRoot();
  const set = readChecked(join(root, 'models/regression/set.json'), regressionSchema, 'regression set');
  return frozenRows(set, (language) => {
    const path = join(root, 'corpus/kept-apart', `${language}.jsonl`);
    try {
      return parseRows(readFileSync(path, 'utf8'), path);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('bad_content', `${path}: the rows of the regression set cannot be read`);
    }
  });
}

function print(
  io: Io,
  lines: readonly Line[],
  { ok, model, json }: { readonly ok: boolean; readonly model: string; readonly json: boolean },
): void {
  if (json) {
    io.stdout.write(`${JSON.stringify({ promoted: ok, model, figures: lines })}\n`);
    return;
  }
  io.stdout.write(
    `${'figure'.padEnd(26)}${'against'.padEnd(9)}${'now'.padStart(7)}${'new'.padStart(7)}  may be worse by\n`,
  );
  for (const { what, against, current, candidate, tolerance, ok: fine } of lines) {
    const figures = `${current.toFixed(3).padStart(7)}${candidate.toFixed(3).padStart(7)}  ${tolerance.toFixed(3)}`;
    io.stdout.write(`${what.padEnd(26)}${against.padEnd(9)}${figures}${fine ? '' : '  WORSE'}\n`);
  }
  io.stdout.write(
    ok
      ? `Live: ${model}. A running service reads with it after its next restart.\n`
      : `Refused: ${model} is worse. The live model stays.\n`,
  );
}

/** The two readers are joined by a fit on both: with another first reader the service would read with the first alone. */
function warnOfSecond(io: Io, dir: string): void {
  const { version } = loadReaderModel(dir).file;
  const { first } = readJoin(join(projectRoot(), 'models/second'));
  if (first === version) return;
  io.stderr.write(
    `The second reader was joined with first reader ${first}, not ${version}: until \`calibrate\` joins them anew it is not used beside this one.\n`,
  );
}
