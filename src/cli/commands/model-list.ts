// `model list`: which model is live, and where a rollback leads.

import { type LiveModels, modelHash, readLive } from '../../classifiers/promoted.js';
import { loadConfig } from '../../config/config.js';
import type { Command } from '../command.js';
import { projectRoot } from '../project-root.js';
import { modelsOf, type ReaderModels, SECOND_OPTION } from './model-folders.js';
import { readOptions } from './options.js';

/** Lists the live model and those before it. */
export const command: Command = {
  name: 'model list',
  summary: 'the live model and those before it',
  usage: `
Usage: safe-passage model list [--second] [--json]

The live model first, then those that \`model rollback\` leads to, the nearest first: version, beginning of its hash, since when, by whom
(an account's id, or terminal: and a user's name). A model that a setting names (MODEL_DIR), or that was shipped, stands alone. --second: those of the second reader.`,
  async run(args, io) {
    const options = readOptions(args, { json: { type: 'boolean' }, ...SECOND_OPTION });
    const models = modelsOf(loadConfig(io.env, projectRoot(), io.cwd), options);
    const { live, earlier } = (models.promoted === null ? null : readLive(models.promoted)) ?? alone(models);
    const rows = [live, ...earlier].map(({ folder, version, sha256, at, by }, i) => ({
      state: i === 0 ? 'live' : 'earlier',
      version,
      sha256,
      shipped: folder === null,
      since: at === 0 ? null : new Date(at).toISOString(),
      by: at === 0 ? null : by,
    }));
    if (options.json === true) io.stdout.write(`${JSON.stringify(rows)}\n`);
    else {
      for (const { state, version, sha256, shipped, since, by } of rows) {
        const words = [state, version, sha256.slice(0, 12), shipped ? 'shipped' : 'promoted', since ?? '-', by ?? '-'];
        io.stdout.write(`${words.join('\t')}\n`);
      }
    }
    return 0;
  },
};

function alone({ shipped, kind }: ReaderModels): Pick<LiveModels, 'live' | 'earlier'> {
  return {
    live: { folder: null, version: kind.version(shipped), sha256: modelHash(shipped, kind), at: 0, by: 'system' },
    earlier: [],
  };
}
