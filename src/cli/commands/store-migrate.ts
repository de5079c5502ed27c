// `safe-passage store migrate`: an older store is brought to the newest schema version.

import { parseArgs } from 'node:util';
import { loadConfig } from '../../config/config.js';
import { migrateStore } from '../../server/compose-store.js';
import type { Command } from '../command.js';
import { projectRoot } from '../project-root.js';

/** Runs the missing steps, each whole or not at all. */
export const command: Command = {
  name: 'store migrate',
  summary: 'bring an older store up to date',
  usage: `
Usage: safe-passage store migrate

Brings the store of STORE_URL to the newest version, forward only. Stop the service and make a backup first. Each step is whole or
not at all: run it again when it was cut off. A store that is up to date is left as it is.
`,
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const config = loadConfig(io.env, projectRoot(), io.cwd);
    const { from, to } = await migrateStore(config, (version, says) =>
      io.stdout.write(`Version ${version}: ${says}\n`),
    );
    io.stdout.write(
      from === to ? `The store is of version ${to}: nothing to do.\n` : `Done: version ${from} → ${to}.\n`,
    );
    return 0;
  },
};
