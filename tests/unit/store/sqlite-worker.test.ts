// The store's thread may die: whoever waits is told, and the next call is served.

import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from '../../../src/store/contract.js';
import { StoreClient, startWorker } from '../../../src/store/sqlite/client.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { aContact, anEntry } from '../../fixtures/rows.js';
import { freshPath } from '../../helpers/sqlite.js';

describe("the store's thread", () => {
  let path: string;
  let opened: { close(): Promise<void> }[];
  beforeEach(async () => {
    path = await freshPath();
    opened = [];
  });
  afterEach(async () => {
    for (const one of opened) await one.close();
    await rm(dirname(path), { recursive: true });
  });

  /** Opens a store that is closed after the test, however that ends. */
  async function open(options: { readonly maxPages?: number } = {}): Promise<Store> {
    const store = await openSqliteStore({ path, ...options });
    opened.push(store);
    return store;
  }

  it('is started again after it died; what was acknowledged is there, what was not is told', async () => {
    const task = { kind: 'serve' as const, path };
    const worker = await startWorker(task);
    const client = new StoreClient(task, worker);
    opened.push(client);
    expect(await client.call('log', 'append', [anEntry({ seq: 1 })])).toBe('appended');
    const lost = Array.from({ length: 50 }, (_, n) => client.call('log', 'append', [anEntry({ seq: n + 2 })]));
    const outcomes = Promise.allSettled(lost);
    await new Promise((resolve) => setImmediate(resolve));
    await worker.terminate();
    const settled = await outcomes;
    const acknowledged = settled.filter(({ status }) => status === 'fulfilled').length;
    for (const outcome of settled) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'store_unavailable' });
    }
    const counts = await client.call('log', 'counts', []);
    expect((counts as { entries: number }).entries).toBeGreaterThanOrEqual(acknowledged + 1);
    expect(await client.call('log', 'append', [anEntry({ seq: 99 })])).toBe('appended');
  });

  it('answers everything asked for before it is closed', async () => {
    const store = await open();
    const asked = Promise.all(Array.from({ length: 100 }, (_, n) => store.log.append(anEntry({ seq: n + 1 }))));
    await store.close();
    expect(new Set(await asked)).toEqual(new Set(['appended']));
  });

  it('refuses a value that cannot be handed over, and only that one', async () => {
    const store = await open();
    const wrong = { ...aContact(), id: () => 'function' } as unknown as ReturnType<typeof aContact>;
    const outcomes = await Promise.allSettled([
      store.contacts.insert(aContact()),
      store.contacts.insert(wrong),
      store.log.append(anEntry()),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('is told that the store is away when the disk is full, and works on when there is room', async () => {
    const store = await open({ maxPages: 80 });
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((seq) => store.log.append(anEntry({ seq, sealed: new Uint8Array(100_000) }))),
    );
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store_unavailable' } });
    }
    expect(await store.log.counts()).toMatchObject({ entries: 0 });
    expect(await store.log.append(anEntry())).toBe('appended');
  });

  it('keeps its file to the owner', async () => {
    const store = await open();
    await store.contacts.insert(aContact());
    for (const end of ['', '-wal', '-shm']) expect((await stat(`${path}${end}`)).mode & 0o077).toBe(0);
  });

  it('serves several processes on one file, also when they start together on a new one', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => open()));
    const outcomes = await Promise.all(
      stores.flatMap((store) => Array.from({ length: 20 }, (_, n) => store.log.append(anEntry({ seq: n + 1 })))),
    );
    expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(60);
  });

  it('does not start on a path that cannot be a store', async () => {
    await expect(openSqliteStore({ path: dirname(path) })).rejects.toMatchObject({
      code: 'bad_config',
      message: expect.stringContaining('STORE_URL'),
    });
  });
});
