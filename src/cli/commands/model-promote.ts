// `model promote`: a new model goes live only when it is not worse on the frozen regression set.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Promotion, promoteModel } from '../../app/operations/promote-model.js';
import { loadLexicon } from '../../classifiers/lexicon/load.js';
import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import { loadReaderModel } from '../../classifiers/load-first-reader.js';
import { readChecked } from '../../classifiers/read-checked.js';
import { frozenRows, type LanguageRows, regressionSchema } from '../../classifiers/regression.js';
import { readJoin, whyNotJoined } from '../../classifiers/second/second-reader.js';
import { parseRows } from '../../classifiers/training-rows.js';
import type { Config } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { systemClock } from '../../server/identity.js';
import type { Command, Io } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { projectRoot } from '../project-root.js';
import { readOptions } from './options.js';

/** Promotes a model, or refuses with the table. */
export const command: Command = {
  name: 'model promote',
  summary: 'make a new model live, if it is not worse',
  usage: `
Usage: safe-passage model promote DIR [--reason WORDS] [--by NAME] [--json]

Reads the frozen regression set (models/regression) with the model in DIR, with the live one and with the shipped one. When DIR is worse
than either by more than the tolerance, in the flag's F1, in any language's, in people in distress or minors for whom a person is
called, or in honest messages that are flagged or call a person, it is refused (exit 1) with the table; nothing overrides that. Else it is copied into
MODELS_DIR and becomes live; the one before is kept for \`model rollback\`. A running service reads with it after its next restart.`,
  async run([dir, ...args], io) {
    if (dir === undefined || dir.startsWith('-')) throw new AppError('bad_usage', 'needs DIR before the options');
    const options = readOptions(args, { reason: { type: 'string' }, json: { type: 'boolean' }, ...BY_OPTION });
    const path = resolve(io.cwd, dir);
    const reason = typeof options.reason === 'string' ? options.reason : null;
    const promotion = await onRecord(io, options.by, ({ config, audit, actor }) => {
      const folders = { promoted: modelsDirOf(config), shipped: config.modelDir };
      // Whatever can be wrong with it is found before the seconds of reading.
      loadReaderModel(path);
      const lexicon = loadLexicon(join(config.contentDir, 'lexicon'));
      const deps = { folders, parts: regressionRows(), lexicon, audit, clock: systemClock };
      return promoteModel({ dir: path, actor, reason }, deps);
    });
    if (options.json === true) io.stdout.write(`${JSON.stringify(promotion)}\n`);
    else print(io, promotion);
    if (promotion.promoted) warnOfSecond(io, path);
    return promotion.promoted ? 0 : 1;
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

function print(io: Io, { figures, model, promoted }: Promotion): void {
  io.stdout.write(
    `${'figure'.padEnd(26)}${'against'.padEnd(9)}${'now'.padStart(7)}${'new'.padStart(7)}  may be worse by\n`,
  );
  for (const { what, against, current, candidate, tolerance, ok } of figures) {
    const numbers = `${current.toFixed(3).padStart(7)}${candidate.toFixed(3).padStart(7)}  ${tolerance.toFixed(3)}`;
    io.stdout.write(`${what.padEnd(26)}${against.padEnd(9)}${numbers}${ok ? '' : '  WORSE'}\n`);
  }
  io.stdout.write(
    promoted
      ? `Live: ${model}. A running service reads with it after its next restart.\n`
      : `Refused: ${model} is worse. The live model stays.\n`,
  );
}

/** The two readers are joined by a fit on both: with another first reader the service would read with the first alone. */
function warnOfSecond(io: Io, dir: string): void {
  const stranger = whyNotJoined(readJoin(join(projectRoot(), 'models/second')), firstModelOf(loadReaderModel(dir)));
  if (stranger === null) return;
  io.stderr.write(`The second reader ${stranger}: it is not used beside this one until \`calibrate\` joins them.\n`);
}
