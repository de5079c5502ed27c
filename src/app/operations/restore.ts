// Puts a backup in the place of a store that is gone. Who was erased since stays erased.

import type { Clock } from '../../domain/clock.js';
import type { Tombstone } from '../../domain/conversation.js';
import { AppError } from '../../domain/errors.js';
import type { ErasedList, KeyRing } from '../../store/contract/key-ring.js';
import type { Store } from '../../store/contract.js';
import type { Progress, StoreFiles } from './ports.js';
import { rewrapAll } from './rewrap.js';

export interface RestoreDeps {
  readonly files: StoreFiles;
  /** The backup's own key file. */
  readonly backupRing: KeyRing;
  /** KEY_FILE of the deployment that takes the backup up. */
  readonly ring: KeyRing;
  /** Tombstones that outlived the store. */
  readonly erased: ErasedList;
  readonly clock: Pick<Clock, 'now'>;
  readonly progress: Progress;
}

export interface Restored {
  readonly entries: number;
  readonly turns: number;
  /** Conversations erased again. */
  readonly erasedAgain: number;
  /** Replies that waited in the backup and are too late now. */
  readonly dropped: number;
  /** Conversations whose key no file opens. */
  readonly lost: number;
}

/**
 * Restores `file` to `target`, which must not exist. Works on a copy and moves it into place at the end: cut off, it is run
 * again from the beginning. Staff must sign in again. Rejects with `bad_usage` or `bad_config`, with the mend.
 */
export async function restore(deps: RestoreDeps, file: string, target: string): Promise<Restored> {
  const { files, ring, backupRing } = deps;
  if (!(await files.exists(file))) throw new AppError('bad_usage', `There is no backup ${file}.`);
  if (await files.exists(target)) {
    throw new AppError('bad_usage', `There is a store at ${target} already: stop the service and move it away first.`);
  }
  if (ring.realm !== backupRing.realm) {
    throw new AppError(
      'bad_config',
      'KEY_FILE belongs to another deployment than the backup: move it away or name the right one.',
    );
  }
  const partial = `${target}.restoring`;
  await files.remove(partial);
  await files.copy(file, partial);
  await files.migrate(partial);
  const store = await files.open(partial);
  const restored = await bringUp(store, deps).finally(() => store.close());
  await files.move(partial, target);
  return restored;
}

async function bringUp(store: Store, deps: RestoreDeps): Promise<Restored> {
  const now = deps.clock.now();
  const erasedAgain = await eraseAgain(store, await deps.erased.all());
  const { lost } = await rewrapAll(store.keys, deps.backupRing, deps.ring, deps.progress);
  const dropped = await store.deliveries.dropExpired(now);
  // A session that was ended after the backup was made must not come back.
  for (const account of await store.staff.list()) await store.staff.revokeSessionsOf(account.id, now);
  await store.meta.set('restoredAt', String(now));
  await store.erasure.compact();
  const { entries, turns } = await store.log.counts();
  return { entries, turns, erasedAgain, dropped, lost };
}

/** Replays tombstones: those of the list, and those in the backup itself (a crash may have cut their erasure off). */
async function eraseAgain(store: Store, outside: readonly Tombstone[]): Promise<number> {
  const tombstones = new Map<string, Tombstone>();
  for (const tombstone of [...(await ownTombstones(store)), ...outside]) {
    tombstones.set(tombstone.conversationId, tombstone);
  }
  let again = 0;
  for (const tombstone of tombstones.values()) {
    if ((await store.keys.byId(tombstone.conversationId)) !== undefined) again += 1;
    await store.erasure.erase(tombstone);
  }
  return again;
}

async function ownTombstones(store: Store): Promise<readonly Tombstone[]> {
  const all: Tombstone[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.erasure.tombstones({ limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}
