// What every store must hold about itself.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenedStore, OpenStore } from './harness.js';

export function metaContract(name: string, open: OpenStore): void {
  describe(`${name} keeps facts about itself`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('keeps the first claim and says what stands', async () => {
      const { meta } = opened.store;
      expect(await meta.get('profile')).toBeUndefined();
      const claims = await Promise.all(['ngo', 'authority', 'ngo'].map((profile) => meta.claim('profile', profile)));
      expect(new Set(claims).size).toBe(1);
      expect(await meta.get('profile')).toBe(claims[0]);
    });

    it('sets and changes a fact', async () => {
      const { meta } = opened.store;
      await meta.set('rotated', 'yesterday');
      await meta.set('rotated', 'today');
      expect(await meta.get('rotated')).toBe('today');
    });

    it('proves that it can be written', async () => {
      for (const _ of [1, 2, 3]) await expect(opened.store.ping()).resolves.toBeUndefined();
    });

    it('copies itself into a file that was not there', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'backup-'));
      try {
        await opened.store.meta.set('copied', 'yes');
        await opened.store.backup(join(folder, 'copy'));
        expect(existsSync(join(folder, 'copy'))).toBe(true);
        await expect(opened.store.backup(join(folder, 'copy'))).rejects.toThrow();
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('says that it is away once it is closed', async () => {
      const { store } = opened;
      await store.close();
      await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
