// What every store must hold about the records of engagements.

import { anEngagementRecord, sealed } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function engagementsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps records of engagements`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('gives back a row as it was written, from both ends', async () => {
      const { engagements } = opened.store;
      const row = [1, 2, 3].map((n) => anEngagementRecord({ n }));
      for (const record of row) expect(await engagements.append(record)).toBe('appended');
      await engagements.append(anEngagementRecord({ id: 'T-2' }));
      expect(await engagements.after('thread', 'T-1', 0, 9)).toEqual(row);
      expect(await engagements.after('thread', 'T-1', 1, 1)).toEqual([row[1]]);
      expect(await engagements.before('thread', 'T-1', 3, 9)).toEqual([row[1], row[0]]);
      expect(await engagements.after('persona', 'T-1', 0, 9)).toEqual([]);
    });

    it('lets one of several writers have a number', async () => {
      const { engagements } = opened.store;
      const writes = ['a', 'b', 'c'].map((uid) => engagements.append(anEngagementRecord({ uid })));
      expect((await Promise.all(writes)).toSorted()).toEqual(['appended', 'conflict', 'conflict']);
    });

    it('takes no record of a row twice, whatever its number', async () => {
      const { engagements } = opened.store;
      await engagements.append(anEngagementRecord());
      expect(await engagements.append(anEngagementRecord({ n: 2, uid: 'record-1' }))).toBe('exists');
      expect(await engagements.append(anEngagementRecord({ id: 'T-2', uid: 'record-1' }))).toBe('appended');
      expect(await engagements.byUid('thread', 'T-1', 'record-1')).toEqual(anEngagementRecord());
      expect(await engagements.byUid('thread', 'T-1', 'record-9')).toBeUndefined();
    });

    it('finds the newest record that keeps a state', async () => {
      const { engagements } = opened.store;
      expect(await engagements.snapshot('thread', 'T-1')).toBeUndefined();
      for (const n of [1, 2, 3, 4]) {
        const state = n % 2 === 0 ? sealed(`state ${n}`) : null;
        await engagements.append(anEngagementRecord({ n, state }));
      }
      await engagements.append(anEngagementRecord({ n: 5 }));
      expect((await engagements.snapshot('thread', 'T-1'))?.n).toBe(4);
    });

    it('lists the rows of a realm', async () => {
      const { engagements } = opened.store;
      for (const id of ['c', 'a', 'b']) await engagements.append(anEngagementRecord({ id }));
      await engagements.append(anEngagementRecord({ id: 'a', n: 2 }));
      await engagements.append(anEngagementRecord({ realm: 'persona', id: 'p' }));
      expect(await engagements.ids('thread', '', 2)).toEqual(['a', 'b']);
      expect(await engagements.ids('thread', 'b', 9)).toEqual(['c']);
    });

    it('tells what was written since a mark, in pieces', async () => {
      const { engagements } = opened.store;
      let mark = await engagements.mark();
      for (const n of [1, 2, 3]) await engagements.append(anEngagementRecord({ n }));
      const told = new Set<number>();
      for (let more = true; more; ) {
        const news = await engagements.since(mark, 2);
        for (const { n } of news.places) told.add(n);
        ({ mark, more } = news);
      }
      expect([...told].toSorted()).toEqual([1, 2, 3]);
      await engagements.append(anEngagementRecord({ n: 4, uid: 'later' }));
      const places = (await engagements.since(mark, 9)).places.filter(({ n }) => n === 4);
      expect(places).toEqual([{ realm: 'thread', id: 'T-1', n: 4, kind: 'opened' }]);
    });
  });
}
