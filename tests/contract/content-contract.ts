// What every store must hold about versions of the content.

import type { ContentAct, ContentVersion } from '../../src/domain/content-version.js';
import { sealed, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

const aVersion = (over: Partial<ContentVersion> = {}): ContentVersion => ({
  n: 1,
  hash: 'aa',
  base: 0,
  by: 'ana',
  at: T0,
  note: 'kinder words',
  ...over,
});

const anAct = (over: Partial<ContentAct> = {}): ContentAct => ({
  n: 1,
  act: 'publish',
  version: 1,
  by: 'ana',
  at: T0,
  ...over,
});

export function contentContract(name: string, open: OpenStore): void {
  describe(`${name} keeps versions of the content`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('gives a number to one of two drafts, and the newest first', async () => {
      const { content } = opened.store;
      expect(await content.versions(5)).toEqual([]);
      const outcomes = await Promise.all(['ana', 'ben'].map((by) => content.insertVersion(aVersion({ by }))));
      expect([...outcomes].sort()).toEqual(['exists', 'inserted']);
      await content.insertVersion(aVersion({ n: 2, base: 1, hash: 'bb', note: '' }));
      for (let n = 3; n <= 11; n++) await content.insertVersion(aVersion({ n }));
      expect((await content.versions(3)).map(({ n }) => n)).toEqual([11, 10, 9]);
      expect(await content.version(2)).toEqual(aVersion({ n: 2, base: 1, hash: 'bb', note: '' }));
      expect(await content.version(99)).toBeUndefined();
    });

    it('keeps the files of a version as they were first given', async () => {
      const { content } = opened.store;
      const packed = sealed('x'.repeat(300_000));
      await content.keepBundle({ hash: 'aa', packed });
      await content.keepBundle({ hash: 'aa', packed: sealed('other') });
      expect(await content.bundle('aa')).toEqual({ hash: 'aa', packed });
      expect(await content.bundle('bb')).toBeUndefined();
    });

    it('lets one of two publish, and says what is in force', async () => {
      const { content } = opened.store;
      expect(await content.acts(1)).toEqual([]);
      const outcomes = await Promise.all([1, 2].map((version) => content.insertAct(anAct({ version }))));
      expect([...outcomes].sort()).toEqual(['exists', 'inserted']);
      await content.insertAct(anAct({ n: 2, act: 'rollback', version: 0 }));
      expect(await content.acts(1)).toEqual([anAct({ n: 2, act: 'rollback', version: 0 })]);
      expect(await content.acts(9)).toHaveLength(2);
    });
  });
}
