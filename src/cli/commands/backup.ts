// `safe-passage backup`: a consistent copy of the store while it is in use.

import { backup, backupKeyFile } from '../../app/operations/backup.js';
import { loadConfig } from '../../config/config.js';
import { openExistingStore, storeFiles, withKeys } from '../../server/compose-store.js';
import type { Command } from '../command.js';
import { fileArgument } from '../file-argument.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';

/** Writes FILE and FILE.key. */
export const command: Command = {
  name: 'backup',
  summary: 'copy the store while it is in use',
  usage: `
Usage: safe-passage backup FILE

Copies the store of STORE_URL into FILE and writes the key that opens the copy into FILE.key. The service may go on meanwhile.

Keep FILE on another machine and FILE.key in a third place: together they can be read, apart they cannot. A backup dies with its
key: to destroy a backup, destroy its FILE.key. Keep the list of the erased (KEY_FILE.erased) with the keys; restore needs it.
`,
  async run(args, io) {
    const { file } = fileArgument(args, {}, io);
    const config = loadConfig(io.env, projectRoot(), io.cwd);
    const store = await openExistingStore(config);
    const progress = progressOn(io);
    const made = await withKeys(config, (ring) =>
      backup({ store, ring, files: storeFiles, clock: { now: Date.now }, progress: progress.tell }, file),
    ).finally(() => {
      progress.end();
      return store.close();
    });
    io.stdout.write(
      `Wrote ${file}: ${made.entries} entries, ${made.turns} turns, ${made.keys} conversations' keys.\n` +
        `Its key is ${backupKeyFile(file)}: move it to another place than the backup.\n`,
    );
    if (made.lost === 0) return 0;
    io.stderr.write(`safe-passage backup: ${made.lost} conversations could not be opened; run: safe-passage doctor\n`);
    return 1;
  },
};
