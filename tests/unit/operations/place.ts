// A deployment in a folder: store, key file, list of the erased, and conversations to lose or to keep.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErasedList, KeyRing } from '../../../src/store/contract/key-ring.js';
import type { Vault } from '../../../src/store/contract/sealing.js';
import type { Store } from '../../../src/store/contract.js';
import { erasedList, erasedListPath } from '../../../src/store/erased-list.js';
import { openKeyRing } from '../../../src/store/key-ring.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { openVault } from '../../../src/store/vault.js';
import { aContact, aDelivery, anEntry, aSummary, aTurn, aTurnRecord, T0 } from '../../fixtures/rows.js';

export interface Place {
  readonly folder: string;
  readonly path: string;
  readonly keyFile: string;
  store: Store;
  vault: Vault;
  readonly erased: ErasedList;
  ring(): Promise<KeyRing>;
  /** Opens store and vault anew, as a restart does. */
  reopen(): Promise<void>;
  remove(): Promise<void>;
}

export const clock = { now: () => T0 };

async function open(path: string, keyFile: string): Promise<Pick<Place, 'store' | 'vault'>> {
  const store = await openSqliteStore({ path });
  return { store, vault: await openVault({ keyFile, keys: store.keys, clock, create: true }) };
}

export async function aPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'place-'));
  const path = join(folder, 'data', 'safe-passage.db');
  const keyFile = join(folder, 'keys', 'keys.json');
  const place: Place = {
    ...(await open(path, keyFile)),
    folder,
    path,
    keyFile,
    erased: erasedList(erasedListPath(keyFile)),
    ring: () => openKeyRing(keyFile, clock),
    reopen: async () => {
      await place.store.close();
      Object.assign(place, await open(path, keyFile));
    },
    remove: async () => {
      await place.store.close();
      await rm(folder, { recursive: true });
    },
  };
  return place;
}

/** Writes one message and its answer; `lastAt` is when it happened. */
export async function talk(
  { store, vault }: Pick<Place, 'store' | 'vault'>,
  id: string,
  over: {
    readonly lastAt?: number;
    readonly erasureAskedAt?: number;
    readonly notAfter?: number;
    readonly erasureByWord?: boolean;
  } = {},
): Promise<void> {
  const { lastAt = T0, erasureAskedAt = null, notAfter = T0 + 900_000, erasureByWord = false } = over;
  const key = await vault.key(id, true);
  const seal = (where: string) => key?.seal(where, { text: `text of ${id}` }) ?? new Uint8Array();
  const entry = { contactId: id, conversationId: id, uid: `uid-${id}` };
  await store.contacts.insert(aContact({ id, usedAt: lastAt }));
  await store.log.append(anEntry({ ...entry, at: lastAt, sealed: seal(`entries|uid-${id}|body`) }));
  await store.log.recordTurn(
    aTurnRecord({
      turn: aTurn({ contactId: id, conversationId: id, what: `outcome:uid-${id}`, sealed: seal('turns') }),
      summary: aSummary({ id, contactId: id, lastAt, erasureAskedAt, erasureByWord }),
      deliveries: [aDelivery({ contactId: id, conversationId: id, notAfter, sealed: seal('deliveries') })],
    }),
  );
}

/** What can be read of a conversation, as the desk would: its text, or undefined. */
export async function textOf({ store, vault }: Pick<Place, 'store' | 'vault'>, id: string): Promise<unknown> {
  const [entry] = await store.log.entries(id, [1]);
  const key = await vault.key(id);
  return entry && key?.open(`entries|uid-${id}|body`, entry.sealed);
}
