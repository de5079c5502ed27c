// Puts store and vault together: the only file, with compose.ts, that knows which backend there is.

import type { Config } from '../config/config.js';
import { AppError } from '../domain/errors.js';
import type { Store, Vault } from '../store/contract.js';
import { openSqliteStore } from '../store/sqlite/open.js';
import { openVault } from '../store/vault.js';

/** The path in `sqlite:<absolute path>`. */
export function sqlitePath(config: Pick<Config, 'storeUrl'>): string {
  return config.storeUrl.replace(/^sqlite:/, '');
}

/**
 * Opens the store that STORE_URL names and the vault of KEY_FILE. In development a missing key file is made. Rejects with
 * AppError: `bad_config` with the mend, or `store_unavailable`.
 */
export async function openStoreAndVault(
  config: Pick<Config, 'storeUrl' | 'keyFile' | 'profile'>,
): Promise<{ readonly store: Store; readonly vault: Vault }> {
  const store = await openSqliteStore({ path: sqlitePath(config) });
  try {
    const vault = await openVault({
      keyFile: config.keyFile,
      keys: store.keys,
      clock: { now: Date.now },
      create: config.profile === 'development',
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
