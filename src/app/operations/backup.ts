// A consistent copy of the store, its data keys wrapped by a key of the copy's own that is written to a second file.

import type { Clock } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { KeyRing } from '../../store/contract/key-ring.js';
import type { Store } from '../../store/contract.js';
import type { Progress, StoreFiles } from './ports.js';
import { rewrapAll } from './rewrap.js';

/** Where the key file of a backup lies. It must be moved to another place than the backup. */
export function backupKeyFile(file: string): string {
  return `${file}.key`;
}

export interface BackupDeps {
  readonly store: Pick<Store, 'backup' | 'meta'>;
  readonly ring: KeyRing;
  readonly files: StoreFiles;
  readonly clock: Pick<Clock, 'now'>;
  readonly progress: Progress;
}

export interface Backup {
  readonly entries: number;
  readonly turns: number;
  readonly keys: number;
  /** Keys that could not be opened and lie in the copy as they lay in the store. */
  readonly lost: number;
}

/**
 * Copies the store into `file` while it is in use. The copy's data keys are wrapped by a fresh key in `file.key`: rotation of the
 * live keys does not make the backup unreadable, and destroying `file.key` destroys the backup. Neither file may exist.
 */
export async function backup({ store, ring, files, clock, progress }: BackupDeps, file: string): Promise<Backup> {
  if (await files.exists(file)) throw new AppError('bad_usage', `${file} is there already: choose another name.`);
  const partial = `${file}.partial`;
  // What a backup that was cut off left behind. Without that, a key file there belongs to a backup that was moved away.
  if (await files.exists(partial)) {
    await files.remove(partial);
    await files.remove(backupKeyFile(file));
  }
  const own = await ring.fork(backupKeyFile(file));
  await store.backup(partial);
  const copy = await files.open(partial);
  const made = await finishCopy(copy, ring, own, progress).finally(() => copy.close());
  await files.move(partial, file);
  await store.meta.set('backupAt', String(clock.now()));
  return made;
}

async function finishCopy(copy: Store, ring: KeyRing, own: KeyRing, progress: Progress): Promise<Backup> {
  const { lost } = await rewrapAll(copy.keys, ring, own, progress);
  await copy.erasure.compact();
  const { entries, turns } = await copy.log.counts();
  return { entries, turns, keys: await copy.keys.count(), lost };
}
