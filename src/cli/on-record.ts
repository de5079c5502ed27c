// Commands whose use is recorded: they open store and vault, know who is at the terminal, and write into the audit log.

import { userInfo } from 'node:os';
import { type Audit, createAudit } from '../app/audit.js';
import { type Config, loadConfig } from '../config/config.js';
import { AppError } from '../domain/errors.js';
import { openStoreAndVault } from '../server/compose-store.js';
import { randomIds, systemClock } from '../server/identity.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Store } from '../store/contract.js';
import type { Io } from './command.js';
import { projectRoot } from './project-root.js';

/** What such a command works with. */
export interface OnRecord {
  readonly config: Config;
  readonly store: Store;
  readonly vault: Vault;
  readonly audit: Audit;
  /** Who it is recorded under: the account that was named, else the terminal's user. */
  readonly actor: string;
}

/** Option that names a desk account; whoever is at the terminal is believed, since they could read KEY_FILE as well. */
export const BY_OPTION = { by: { type: 'string' } } as const;

/** Runs the work and closes what was opened. Throws AppError `bad_usage` when `by` names no account. */
export async function onRecord<T>(io: Io, by: unknown, work: (record: OnRecord) => Promise<T>): Promise<T> {
  const config = loadConfig(io.env, projectRoot(), io.cwd);
  const { store, vault } = await openStoreAndVault(config);
  try {
    const actor = typeof by === 'string' ? await accountId(by, store) : `terminal:${terminalUser()}`;
    const audit = createAudit({ store: store.audit, meta: store.meta, vault, ids: randomIds, clock: systemClock });
    const done = await work({ config, store, vault, audit, actor });
    await audit.close();
    return done;
  } finally {
    await store.close();
  }
}

async function accountId(name: string, { staff }: Store): Promise<string> {
  const account = (await staff.list()).find((one) => one.name === name && one.state !== 'disabled');
  if (account === undefined) throw new AppError('bad_usage', '--by names no account of the desk: see user list');
  return account.id;
}

/** A container's user may have no name. */
function terminalUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
