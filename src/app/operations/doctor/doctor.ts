// Looks at a deployment and says what is wrong with it and how to mend it.

import type { Clock } from '../../../domain/clock.js';
import { AppError } from '../../../domain/errors.js';
import type { KeyRing } from '../../../store/contract/key-ring.js';
import type { Store } from '../../../store/contract.js';
import { type Check, type Deployment, type DoctorSettings, fine, type PlaceFacts, wrong } from './check.js';
import { keyAge, keyFileMode, keyFilePlace, keysOpen } from './key-checks.js';
import { accounts, alarmTarget, backups, onDuty, retention } from './service-checks.js';
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
  'on-duty': onDuty,
  alarm: alarmTarget,
  backup: backups,
  retention,
};

/** What doctor works with. Opening the store and reading KEY_FILE are themselves checked. */
export interface DoctorDeps {
  readonly openStore: () => Promise<Store>;
  readonly readKeys: () => Promise<KeyRing>;
  readonly facts: () => Promise<PlaceFacts>;
  readonly settings: DoctorSettings;
  readonly clock: Pick<Clock, 'now'>;
}

/** All findings, in a fixed order. Without store or key file only what stands in the way is told. */
export async function examine(deps: DoctorDeps): Promise<readonly Check[]> {
  const store = await attempt('store', deps.openStore);
  const ring = await attempt('key-file', deps.readKeys);
  const opened = [store, ring].map(({ check }) => check);
  try {
    if (store.value === undefined || ring.value === undefined) return opened;
    const { settings, clock } = deps;
    const deployment = { store: store.value, ring: ring.value, facts: await deps.facts(), settings, clock };
    const checks: Check[] = [];
    for (const [id, look] of Object.entries(CHECKS)) checks.push(await safely(id, async () => look(deployment)));
    return [...opened, ...checks];
  } finally {
    await store.value?.close();
  }
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
  const says = error instanceof AppError ? error.message : 'This could not be checked.';
  return wrong(id, says, error instanceof AppError ? mendOf(error) : 'See the log of the service.');
}

/** Settings' errors say their own mend; a store that is away wants to be looked at. */
function mendOf({ code }: AppError): string {
  return code === 'bad_config'
    ? 'Do what it says.'
    : 'Look at the disk, at the rights on the file, and at who else uses it.';
}
