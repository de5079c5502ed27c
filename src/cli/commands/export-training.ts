// `export training`: decisions of analysts as rows to train with.

import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportTraining } from '../../app/operations/export-training.js';
import { loadConfig } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { randomIds } from '../../server/identity.js';
import type { Command, Io } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';
import { readOptions, required } from './options.js';

/** Writes the rows that people agreed to. */
export const command: Command = {
  name: 'export training',
  summary: 'decisions of analysts as rows to train with',
  usage: `
Usage: safe-passage export training --reason WORDS [--by NAME] [--out FILE]

JSON Lines {id, text, lang, labels, source: "decision"} for train --data: messages in talks that an analyst confirmed or dismissed, with
the labels that were left. Only with TRAINING_EXPORT=on, and only of people who agreed in that talk (a step "set: training, yes"). Phone
numbers, addresses, links, handles, accounts, long numbers and the names that can be found are masked; ids are random. Read every row
before you use it: a program does not find all that leads to a person. Who took how many, when and why goes into the audit log; --by
names the desk account, else it is the terminal's user. Without --out the rows go to standard output.`,
  async run(args, io) {
    const options = readOptions(args, { reason: { type: 'string' }, out: { type: 'string' }, ...BY_OPTION });
    const reason = required(options, 'reason');
    if (!loadConfig(io.env, projectRoot(), io.cwd).trainingExport) throw switchedOff();
    if (typeof options.out === 'string' && existsSync(resolve(io.cwd, options.out))) throw notWritten(options.out);
    const progress = progressOn(io);
    const { rows, decided, agreed } = await onRecord(io, options.by, (record) => {
      const deps = { ...record, ids: randomIds, progress: progress.tell };
      return exportTraining(deps, { actor: record.actor, reason });
    }).finally(progress.end);
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    if (typeof options.out === 'string') writeNew(io, options.out, lines);
    else io.stdout.write(lines);
    io.stderr.write(
      `${rows.length} rows of ${agreed} talks; ${decided - agreed} decided talks without consent left out.\n`,
    );
    return 0;
  },
};

function switchedOff(): AppError {
  return new AppError(
    'bad_usage',
    'nothing leaves while TRAINING_EXPORT is off: set TRAINING_EXPORT=on once people are asked (docs/operate.md)',
  );
}

/** For the owner's eyes only, and never over a file that is there. */
function writeNew(io: Io, file: string, content: string): void {
  try {
    writeFileSync(resolve(io.cwd, file), content, { mode: 0o600, flag: 'wx' });
  } catch {
    throw notWritten(file);
  }
}

function notWritten(file: string): AppError {
  return new AppError('bad_usage', `${file}: is there already, or cannot be written`);
}
