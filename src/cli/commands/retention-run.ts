// `safe-passage retention run`: what may not be kept any longer is erased.

import { parseArgs } from 'node:util';
import { runRetention } from '../../app/operations/run-retention.js';
import { loadConfig } from '../../config/config.js';
import { erasedOf, openStoreAndVault } from '../../server/compose-store.js';
import type { Command } from '../command.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';

/** Erases what is older than RETENTION_DAYS and what people asked to be erased. */
export const command: Command = {
  name: 'retention run',
  summary: 'erase what may not be kept any longer',
  usage: `
Usage: safe-passage retention run

Erases conversations older than RETENTION_DAYS and those that people asked to be erased more than 72 hours ago, for good, and
leaves a tombstone of each beside KEY_FILE, so that a restored backup erases them again. Run it daily. The service may go on
meanwhile. Old backups may still hold what was erased until their keys are destroyed: see keys rotate and backup.
`,
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const config = loadConfig(io.env, projectRoot(), io.cwd);
    const { store, vault } = await openStoreAndVault(config, { mustExist: true });
    const progress = progressOn(io);
    const deps = { store, vault, erased: erasedOf(config), clock: { now: Date.now }, progress: progress.tell };
    const done = await runRetention(deps, { retentionDays: config.retentionDays }).finally(() => {
      progress.end();
      return store.close();
    });
    io.stdout.write(
      `Erased ${done.asked} conversations that people asked to be erased, ${done.old} older than ${config.retentionDays} days, ` +
        `and ${done.contacts} unused addresses.\n`,
    );
    return 0;
  },
};
