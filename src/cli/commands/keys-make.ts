// `safe-passage keys make`: a fresh KEY_FILE for a new deployment.

import { loadConfig } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { createKeyFile, newKeyFile } from '../../store/key-file.js';
import type { Command } from '../command.js';
import { projectRoot } from '../project-root.js';

/** Writes the file that KEY_FILE names; never touches one that is there. */
export const command: Command = {
  name: 'keys make',
  summary: 'write a fresh key file for a new deployment',
  usage: `
Usage: safe-passage keys make

Writes the file that KEY_FILE names, readable for this user only. It never replaces one that is there.
Keep a copy of it apart from the store and its backups: whoever loses it loses every conversation.
`,
  async run(_args, io) {
    const { KEY_FILE } = io.env;
    if (KEY_FILE === undefined || KEY_FILE === '')
      throw new AppError('bad_usage', 'name the file first: KEY_FILE=/etc/safe-passage/keys.json');
    // Only where the file goes matters here: the rest of a deployment's settings may still be missing.
    const { keyFile } = loadConfig({ KEY_FILE }, projectRoot(), io.cwd);
    if ((await createKeyFile(keyFile, newKeyFile(Date.now()))) === 'exists') {
      throw new AppError('bad_usage', `${keyFile} is there already and was not touched.`);
    }
    io.stdout.write(`Wrote ${keyFile}. Keep a copy apart from the store and its backups.\n`);
    return 0;
  },
};
