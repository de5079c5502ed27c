// What lies on the disk: no word of what people wrote, and nothing of a key that was destroyed.

import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Vault } from '../../../src/store/contract/sealing.js';
import type { Store } from '../../../src/store/contract.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { openVault } from '../../../src/store/vault.js';
import {
  aContact,
  aDelivery,
  aHelpAct,
  aHelpRequest,
  aNote,
  anEntry,
  aReviewItem,
  aTombstone,
  aTurn,
  aTurnRecord,
  T0,
} from '../../fixtures/rows.js';
import { freshPath } from '../../helpers/sqlite.js';

describe('the data folder', () => {
  let path: string;
  let store: Store;
  let vault: Vault;
  beforeEach(async () => {
    path = await freshPath();
    store = await openSqliteStore({ path });
    vault = await openVault({
      keyFile: join(dirname(path), 'keys', 'keys.json'),
      keys: store.keys,
      clock: { now: () => T0 },
      create: true,
    });
  });
  afterEach(async () => {
    await store.close();
    await rm(dirname(path), { recursive: true });
  });

  /** Everything in the folder but the keys' own folder. */
  async function contents(): Promise<Buffer> {
    const names = await readdir(dirname(path), { withFileTypes: true });
    const files = names.filter((name) => name.isFile()).map(({ name }) => readFile(join(dirname(path), name)));
    return Buffer.concat(await Promise.all(files));
  }

  /** One conversation with something of every kind, all of it holding the canary. */
  async function talk(contactId: string, canary: string): Promise<void> {
    const conversationId = `conversation-of-${contactId}`;
    const key = await vault.key(conversationId, true);
    const seal = (where: string) => key?.seal(where, { text: `before ${canary} after` }) ?? new Uint8Array();
    const entry = anEntry({ contactId, uid: contactId, sealed: seal(`entries|${contactId}|body`) });
    const turn = aTurn({ contactId, what: `outcome:${contactId}`, sealed: seal('turns') });
    const help = aHelpRequest({ contactId, sealed: seal('help') });
    await store.contacts.insert(aContact({ id: contactId, lookup: vault.blind('contact', canary) }));
    await store.log.append(entry);
    await store.log.recordTurn(
      aTurnRecord({
        turn,
        deliveries: [aDelivery({ contactId, sealed: seal('deliveries') })],
        help,
        review: aReviewItem({ contactId, sealed: seal('review') }),
      }),
    );
    await store.queue.recordHelpAct(aHelpAct({ itemId: help.id, sealed: seal('acts') }));
    await store.conversations.insertNote(aNote({ id: `n-${contactId}`, conversationId, sealed: seal('notes') }));
  }

  function encodings(canary: string): readonly Buffer[] {
    const little = Buffer.from(canary, 'utf16le');
    return [Buffer.from(canary, 'utf8'), little, Buffer.from(little).swap16()];
  }

  it('holds nothing that a person wrote, in UTF-8 or UTF-16, before and after a checkpoint', async () => {
    const canaries = ['kanarienvogel-gelb', 'κάναρι', '+15550100177', 'canary@example.org'];
    for (const [n, canary] of canaries.entries()) await talk(`c${n}`, canary);
    const before = await contents();
    await store.erasure.compact();
    for (const folder of [before, await contents()]) {
      expect(folder.includes('conversation-of-c0')).toBe(true);
      for (const part of canaries.flatMap(encodings)) expect(folder.includes(part)).toBe(false);
    }
  });

  it('holds nothing of an erased conversation once the log was truncated: neither sealed bytes nor its wrapped key', async () => {
    const ids = Array.from({ length: 240 }, (_, n) => `c${n}`);
    await Promise.all(ids.map((id) => talk(id, 'text')));
    const erased = ids.filter((_, n) => n % 3 === 0);
    const traces: Uint8Array[] = [];
    for (const id of erased) {
      const wrapped = await store.keys.byId(`conversation-of-${id}`);
      const [entry] = await store.log.entries(id, [1]);
      const [turn] = await store.log.turns(`conversation-of-${id}`, { limit: 1 });
      for (const bytes of [wrapped?.wrapped, entry?.sealed, turn?.sealed]) traces.push(bytes ?? randomBytes(16));
    }
    const before = await contents();
    expect(traces.every((bytes) => before.includes(Buffer.from(bytes)))).toBe(true);
    for (const id of erased) {
      await store.erasure.erase(aTombstone({ contactId: id, conversationId: `conversation-of-${id}` }));
    }
    await store.erasure.compact();
    const after = await contents();
    expect(traces.filter((bytes) => after.includes(Buffer.from(bytes)))).toEqual([]);
    expect(await store.keys.count()).toBe(ids.length - erased.length);
  });
});
