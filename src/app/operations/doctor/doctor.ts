// Looks at a deployment and says what is wrong with it and how to mend it.

import { AppError } from '../../../domain/errors.js';
import type { KeyRing } from '../../../store/contract/key-ring.js';
import type { Store } from '../../../store/contract.js';
import { type Check, type Deployment, fine, type PlaceFacts, refused, type Setting, wrong } from './check.js';
import { contacts, contentLoads } from './content-checks.js';
import { keyAge, keyFileMode, keyFilePlace, keysOpen } from './key-checks.js';
import { secondReader } from './reader-check.js';
import { accounts, backups, counsellors, onDuty, retention, retentionRuns, unusedLogins } from './service-checks.js';
import { alarmTarget, deskPort, hostNames, nodeSupport, proxy } from './setting-checks.js';
import {
  ambiguous,
  disk,
  pending,
  profile,
  quarantined,
  schema,
  storeMode,
  undeliverable,
  wallClock,
  writable,
} from './store-checks.js';
import { telegram, telegramProfile } from './telegram-check.js';

/** What can be told without the store, and so is told also where it cannot be opened. */
const SETTING_CHECKS: Readonly<Record<string, (setting: Setting) => Check | Promise<Check>>> = {
  node: nodeSupport,
  'host-names': hostNames,
  'desk-port': deskPort,
  proxy,
  alarm: alarmTarget,
  content: contentLoads,
  contacts,
  'second-reader': secondReader,
  telegram,
  'bot-profile': telegramProfile,
};

/** Each looks at one thing. One that throws is a finding of its own and stops no other. */
const CHECKS: Readonly<Record<string, (deployment: Deployment) => Check | Promise<Check>>> = {
  'store-writable': writable,
  schema,
  profile,
  'store-mode': storeMode,
  disk,
  clock: wallClock,
  'key-file-mode': keyFileMode,
  'key-file-place': keyFilePlace,
  'keys-open': keysOpen,
  'key-age': keyAge,
  pending,
  quarantined,
  undeliverable,
  ambiguous,
  accounts,
  counsellors,
  'unused-logins': unusedLogins,
  'on-duty': onDuty,
  backup: backups,
  retention,
  'retention-runs': retentionRuns,
};

/** What doctor works with. Opening the store and reading KEY_FILE are themselves checked. */
export interface DoctorDeps extends Setting {
  readonly openStore: () => Promise<Store>;
  readonly readKeys: () => Promise<KeyRing>;
  readonly facts: () => Promise<PlaceFacts>;
}

/** All findings, in a fixed order. Of a store or key file that cannot be opened, only what stands in the way is told. */
export async function examine(deps: DoctorDeps): Promise<readonly Check[]> {
  return [...(await all(SETTING_CHECKS, deps)), ...(await examineStore(deps))];
}

async function examineStore(deps: DoctorDeps): Promise<readonly Check[]> {
  const store = await attempt('store', deps.openStore);
  const ring = await attempt('key-file', deps.readKeys);
  const opened = [store, ring].map(({ check }) => check);
  try {
    if (store.value === undefined || ring.value === undefined) return opened;
    const { settings, clock } = deps;
    const deployment = { store: store.value, ring: ring.value, facts: await deps.facts(), settings, clock };
    return [...opened, ...(await all(CHECKS, deployment))];
  } finally {
    await store.value?.close();
  }
}

async function all<T>(
  checks: Readonly<Record<string, (of: T) => Check | Promise<Check>>>,
  of: T,
): Promise<readonly Check[]> {
  const found: Check[] = [];
  for (const [id, look] of Object.entries(checks)) found.push(await safely(id, async () => look(of)));
  return found;
}

const OPENED: Readonly<Record<string, string>> = {
  store: 'The store can be opened.',
  'key-file': 'KEY_FILE can be read.',
};

async function attempt<T>(
  id: string,
  how: () => Promise<T>,
): Promise<{ readonly value: T | undefined; readonly check: Check }> {
  try {
    return { value: await how(), check: fine(id, OPENED[id] ?? id) };
  } catch (error) {
    return { value: undefined, check: failed(id, error) };
  }
}

async function safely(id: string, look: () => Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    return failed(id, error);
  }
}

function failed(id: string, error: unknown): Check {
  if (!(error instanceof AppError)) return wrong(id, 'This could not be checked.', 'See the log of the service.');
  if (error.code === 'bad_config') return refused(id, error.message, 'See docs/operate.md.');
  return wrong(id, error.message, 'Look at the disk, at the rights on the file, and at who else uses it.');
}
