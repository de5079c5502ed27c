// Where a restored store goes: into its file, or, for a MongoDB, through a file beside the backup into an empty database.

import { type Config, isMongo } from '../config/config.js';
import { remove } from '../store/sqlite/files.js';
import { readCopy } from '../store/sqlite/read-copy.js';
import { sqlitePath } from './compose-store.js';

/** The file that a backup is restored into, and what is left to do when that is done. */
export interface RestoreTarget {
  readonly path: string;
  finish(): Promise<void>;
}

/** Rejects with `bad_usage` when there is a store already (a MongoDB that is not empty). */
export async function restoreTarget({ storeUrl }: Pick<Config, 'storeUrl'>, backup: string): Promise<RestoreTarget> {
  if (!isMongo(storeUrl)) return { path: sqlitePath({ storeUrl }), finish: () => Promise.resolve() };
  const { checkEmpty, fillMongoStore } = await import('../store/mongo/open.js');
  await checkEmpty(storeUrl);
  const path = `${backup}.to-mongodb`;
  // What a restore that was cut off left behind.
  await remove(path);
  return {
    path,
    async finish() {
      await fillMongoStore(storeUrl, readCopy(path));
      await remove(path);
    },
  };
}
