// Puts store and vault together: the only file, with compose.ts, that knows which backend there is.

import { stat, statfs } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { PlaceFacts } from '../app/operations/doctor/check.js';
import type { StoreFiles } from '../app/operations/ports.js';
import { type Config, isMongo } from '../config/config.js';
import { AppError } from '../domain/errors.js';
import type { ErasedList, KeyRing } from '../store/contract/key-ring.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Store } from '../store/contract.js';
import { erasedList, erasedListPath } from '../store/erased-list.js';
import { withLock } from '../store/file-lock.js';
import { openKeyRing } from '../store/key-ring.js';
import { copy, exists, move, openThere, remove } from '../store/sqlite/files.js';
import { migrateSqliteStore } from '../store/sqlite/migrate-store.js';
import { openSqliteStore } from '../store/sqlite/open.js';
import { writeCopy } from '../store/sqlite/write-copy.js';
import { openVault } from '../store/vault.js';

const clock = { now: Date.now };

/** What commands need to know of the configuration. */
export type StoreConfig = Pick<Config, 'storeUrl' | 'keyFile' | 'profile'>;

/** The path in `sqlite:<absolute path>`. Throws `bad_usage` for a MongoDB, which has no path. */
export function sqlitePath(config: Pick<Config, 'storeUrl'>): string {
  if (isMongo(config.storeUrl)) {
    const mend = 'name an embedded store (STORE_URL=sqlite:…), or use the tools of MongoDB: see docs/mongodb.md';
    throw new AppError('bad_usage', `This does not work on a MongoDB: ${mend}.`);
  }
  return config.storeUrl.replace(/^sqlite:/, '');
}

/**
 * Opens the store that STORE_URL names and the vault of KEY_FILE. In development a missing key file is made. Rejects with
 * AppError: `bad_config` with the mend, or `store_unavailable`. With `mustExist` no store is made where there is none.
 */
export async function openStoreAndVault(
  config: StoreConfig,
  { mustExist = false }: { readonly mustExist?: boolean } = {},
): Promise<{ readonly store: Store; readonly vault: Vault }> {
  const store = await openStore(config, mustExist);
  try {
    const vault = await openVault({
      keyFile: config.keyFile,
      keys: store.keys,
      clock,
      create: config.profile === 'development' && !mustExist,
    });
    await claimRealm(store, vault);
    return { store, vault };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Index keys belong to a store: under those of another deployment nobody would be found again. */
async function claimRealm(store: Store, vault: Vault): Promise<void> {
  const realm = vault.blind('realm', 'store');
  if ((await store.meta.claim('realm', realm)) === realm) return;
  throw new AppError('bad_config', 'KEY_FILE belongs to another store: put the copy of the right one there.');
}

/** Files of the embedded store. */
export const storeFiles: StoreFiles = {
  exists,
  open: openThere,
  migrate: (path) => Promise.resolve(void migrateSqliteStore(path)),
  copy,
  move,
  remove,
};

/** The wrapping keys of KEY_FILE, or of another key file, to look at. */
export function keyRing(config: Pick<StoreConfig, 'keyFile'>): Promise<KeyRing> {
  return openKeyRing(config.keyFile, clock);
}

/**
 * The wrapping keys of KEY_FILE for one command at a time: what two rotations, or a rotation and a backup, did to one file at the
 * same time would lose keys. When the file was lost, one is made from `backupRing`. Rejects with `bad_usage` while another is at work.
 */
export function withKeys<T>(
  config: Pick<StoreConfig, 'keyFile'>,
  work: (ring: KeyRing) => Promise<T>,
  backupRing?: KeyRing,
): Promise<T> {
  return withLock(`${config.keyFile}.lock`, async () => {
    const lost = backupRing !== undefined && !(await exists(config.keyFile));
    return await work(lost ? await backupRing.fork(config.keyFile) : await keyRing(config));
  });
}

/** Tombstones beside KEY_FILE. */
export function erasedOf(config: Pick<StoreConfig, 'keyFile'>): ErasedList {
  return erasedList(erasedListPath(config.keyFile));
}

/** Brings the store of STORE_URL to the newest schema version; `onStep` hears what each step does. */
export async function migrateStore(
  config: Pick<StoreConfig, 'storeUrl'>,
  onStep: (version: number, says: string) => void,
): Promise<{ readonly from: number; readonly to: number }> {
  const hear = ({ version, says }: { readonly version: number; readonly says: string }) => onStep(version, says);
  if (!isMongo(config.storeUrl)) return migrateSqliteStore(sqlitePath(config), hear);
  const { migrateMongoStore } = await import('../store/mongo/open.js');
  return await migrateMongoStore(config.storeUrl, hear);
}

/** Opens the store of STORE_URL, which must be there. */
export function openExistingStore(config: Pick<StoreConfig, 'storeUrl' | 'profile'>): Promise<Store> {
  return openStore(config, true);
}

/** The driver of MongoDB is loaded only where it is used: on the embedded store it costs nothing. */
async function openStore({ storeUrl, profile }: Pick<StoreConfig, 'storeUrl' | 'profile'>, mustExist: boolean) {
  if (!isMongo(storeUrl)) return await openSqliteStore({ path: sqlitePath({ storeUrl }), mustExist });
  const { openMongoStore } = await import('../store/mongo/open.js');
  return await openMongoStore({ url: storeUrl, mustExist, durable: profile !== 'development', writeCopy });
}

/** What the machine says of store and key file. */
export async function placeFacts(config: Pick<StoreConfig, 'storeUrl' | 'keyFile'>): Promise<PlaceFacts> {
  if (isMongo(config.storeUrl)) {
    const keyFileMode = await modeOf(config.keyFile);
    return { storeMode: null, keyFileMode, freeBytes: null, keysBesideStore: false };
  }
  const store = sqlitePath(config);
  const [storeMode, keyFileMode, freeBytes] = await Promise.all([modeOf(store), modeOf(config.keyFile), freeAt(store)]);
  return { storeMode, keyFileMode, freeBytes, keysBesideStore: isInside(dirname(store), config.keyFile) };
}

function isInside(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith('..');
}

async function modeOf(path: string): Promise<number | null> {
  // Windows has no such bits.
  if (process.platform === 'win32') return null;
  return await stat(path).then(
    ({ mode }) => mode & 0o777,
    () => null,
  );
}

async function freeAt(path: string): Promise<number | null> {
  return await statfs(path).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

/** Tombstones of another place, as a file. */
export function erasedAt(path: string): ErasedList {
  return erasedList(path);
}
