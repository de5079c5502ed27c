// `model promote`: a new model goes live only when it is not worse on the frozen regression set.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type PromoteDeps, type Promotion, promoteModel } from '../../app/operations/promote-model.js';
import { firstFigures, secondFigures } from '../../app/operations/regression-figures.js';
import { loadLexicon } from '../../classifiers/lexicon/load.js';
import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import { loadReaderModel } from '../../classifiers/load-first-reader.js';
import { liveModelDir } from '../../classifiers/promoted.js';
import { readChecked } from '../../classifiers/read-checked.js';
import { frozenRows, type LanguageRows, regressionSchema } from '../../classifiers/regression.js';
import { readJoin, whyNotJoined } from '../../classifiers/second/join-model.js';
import { parseRows } from '../../classifiers/training-rows.js';
import type { Config } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { systemClock } from '../../server/identity.js';
import type { Command, Io } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';
import { changeableModels, SECOND_OPTION } from './model-folders.js';
import { readOptions } from './options.js';

/** Promotes a model, or refuses with the table. */
export const command: Command = {
  name: 'model promote',
  summary: 'make a new model live, if it is not worse',
  usage: `
Usage: safe-passage model promote DIR [--second] [--reason WORDS] [--by NAME] [--json]

Reads the frozen regression set (models/regression) with the model in DIR, with the live one and with the shipped one. When DIR is worse
than either by more than the tolerance, in the flag's F1, in any language's, in people in distress or minors for whom a person is
called, or in honest messages that are flagged or call a person, it is refused (exit 1) with the table; nothing overrides that. Else it is copied into
MODELS_DIR and becomes live; the one before is kept for \`model rollback\`. A running service reads with it after its next restart.

  --second   DIR is a second reader's folder, joined with the live first reader (\`calibrate\`); both readers are asked, which takes minutes`,
  async run([dir, ...args], io) {
    if (dir === undefined || dir.startsWith('-')) throw new AppError('bad_usage', 'needs DIR before the options');
    const texts = { reason: { type: 'string' }, json: { type: 'boolean' } } as const;
    const options = readOptions(args, { ...texts, ...SECOND_OPTION, ...BY_OPTION });
    const path = resolve(io.cwd, dir);
    const reason = typeof options.reason === 'string' ? options.reason : null;
    const promotion = await onRecord(io, options.by, ({ config, audit, actor }) => {
      const folders = changeableModels(config, options);
      const figuresOf = options.second === true ? figuresOfSecond(path, config, io) : figuresOfFirst(path, config);
      const deps = { folders, kind: folders.kind, figuresOf, audit, clock: systemClock };
      return promoteModel({ dir: path, actor, reason }, deps);
    });
    if (options.json === true) io.stdout.write(`${JSON.stringify(promotion)}\n`);
    else print(io, promotion);
    if (promotion.promoted && options.second !== true) warnOfSecond(io, path);
    return promotion.promoted ? 0 : 1;
  },
};

/** Whatever can be wrong with the candidate is found before the seconds of reading. */
function figuresOfFirst(dir: string, config: Config): PromoteDeps['figuresOf'] {
  loadReaderModel(dir);
  return firstFigures({ parts: regressionRows(), lexicon: loadLexicon(join(config.contentDir, 'lexicon')) });
}

function figuresOfSecond(dir: string, config: Config, io: Io): PromoteDeps['figuresOf'] {
  const first = loadReaderModel(liveModelDir({ promoted: config.modelsDir, shipped: config.modelDir }));
  const stranger = whyNotJoined(readJoin(dir), firstModelOf(first));
  if (stranger !== null)
    throw new AppError('bad_usage', `${dir} ${stranger}: run \`safe-passage calibrate --second ${dir}\``);
  const parts = regressionRows();
  const all = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  const progress = progressOn(io);
  const figuresOf = secondFigures({
    parts,
    lexicon: loadLexicon(join(config.contentDir, 'lexicon')),
    first,
    encoderDir: join(projectRoot(), 'models/encoder'),
    onRead: (rows) => progress.tell('rows read', rows, all),
  });
  return (folder) => figuresOf(folder).finally(progress.end);
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
