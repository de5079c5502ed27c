// `safe-passage restore`: a backup in the place of a store that is gone.

import { resolve } from 'node:path';
import { backupKeyFile } from '../../app/operations/backup.js';
import { restore } from '../../app/operations/restore.js';
import { loadConfig } from '../../config/config.js';
import { restoreTarget } from '../../server/compose-restore.js';
import { erasedAt, erasedOf, keyRing, storeFiles, withKeys } from '../../server/compose-store.js';
import type { KeyRing } from '../../store/contract/key-ring.js';
import type { Command } from '../command.js';
import { fileArgument } from '../file-argument.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';

/** Restores FILE to STORE_URL, which must be empty. */
export const command: Command = {
  name: 'restore',
  summary: 'put a backup in the place of a store that is gone',
  usage: `
Usage: safe-passage restore FILE [--key FILE.key] [--erased LIST]

Restores a backup to STORE_URL, where no store may be: stop the service and move the old one away (a MongoDB: name an empty
database). A backup of either kind of store can be restored into either. The backup's conversations are
wrapped with KEY_FILE's current key; when KEY_FILE was lost too, one is made from the backup's key file.

Who was erased since stays erased: the list beside KEY_FILE (KEY_FILE.erased) is replayed. Replies that waited too long are dropped,
and staff sign in again.

  --key FILE     the backup's key file, when it is not FILE.key
  --erased LIST  a list of the erased from another place, replayed as well
`,
  async run(args, io) {
    const options = { key: { type: 'string' }, erased: { type: 'string' } } as const;
    const { file, values } = fileArgument(args, options, io);
    const config = loadConfig(io.env, projectRoot(), io.cwd);
    const backupRing = await keyRing({ keyFile: resolve(io.cwd, values.key ?? backupKeyFile(file)) });
    const erased = erasedOf(config);
    if (values.erased !== undefined) await erased.append(await erasedAt(resolve(io.cwd, values.erased)).all());
    const progress = progressOn(io);
    const deps = { files: storeFiles, backupRing, erased, clock: { now: Date.now }, progress: progress.tell };
    const target = await restoreTarget(config, file);
    const into = async (ring: KeyRing) => {
      const restored = await restore({ ...deps, ring }, file, target.path);
      await target.finish();
      return restored;
    };
    const done = await withKeys(config, into, backupRing).finally(progress.end);
    io.stdout.write(
      `Restored ${done.entries} entries and ${done.turns} turns; ${done.erasedAgain} conversations erased again, ` +
        `${done.dropped} late replies dropped.\n`,
    );
    if (done.lost === 0) return 0;
    io.stderr.write(`safe-passage restore: the backup's key does not open ${done.lost} conversations.\n`);
    return 1;
  },
};
