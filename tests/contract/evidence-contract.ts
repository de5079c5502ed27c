// What every store must hold about the evidence log.

import { anEvidenceEntry, aSignedRoot, aTombstone, sealed } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function evidenceContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the evidence log`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    const entries = (...seqs: readonly number[]) => seqs.map((seq) => anEvidenceEntry({ seq }));

    it('gives back what was appended, whole', async () => {
      const { evidence } = opened.store;
      expect([await evidence.head(), await evidence.after(0, 9)]).toEqual([undefined, []]);
      expect(await evidence.append(entries(1, 2, 3))).toBe(3);
      expect(await evidence.after(0, 9)).toEqual(entries(1, 2, 3));
      expect(await evidence.after(1, 1)).toEqual(entries(2));
      expect(await evidence.head()).toEqual(anEvidenceEntry({ seq: 3 }));
      expect(await evidence.hashesAfter(1, 9)).toEqual(entries(2, 3).map(({ hash }) => hash));
    });

    it('stops at the first place that another writer took, and says how far it came', async () => {
      const { evidence } = opened.store;
      await evidence.append(entries(1, 2));
      const forged = anEvidenceEntry({ seq: 2, uid: 'forged', threadSeq: 9 });
      expect(await evidence.append([forged, anEvidenceEntry({ seq: 3, uid: 'behind it' })])).toBe(0);
      expect(await evidence.append([...entries(3), forged])).toBe(1);
      expect(await evidence.after(0, 9)).toEqual(entries(1, 2, 3));
    });

    it('lets one of two writers win a place', async () => {
      const { evidence } = opened.store;
      const won = await Promise.all(['a', 'b', 'c'].map((uid) => evidence.append([anEvidenceEntry({ uid })])));
      expect(won.toSorted()).toEqual([0, 0, 1]);
    });

    it('takes no record twice', async () => {
      const { evidence } = opened.store;
      await evidence.append(entries(1));
      expect(await evidence.append([anEvidenceEntry({ seq: 2, uid: 'evidence-1' })])).toBe(0);
      expect(await evidence.byUids(['nobody', 'evidence-1'])).toEqual(entries(1));
    });

    it('finds the records of a thread in their order', async () => {
      const { evidence } = opened.store;
      await evidence.append([
        anEvidenceEntry({ seq: 1, threadId: 'one', threadSeq: 1 }),
        anEvidenceEntry({ seq: 2, threadId: 'two', threadSeq: 1 }),
        anEvidenceEntry({ seq: 3, threadId: 'one', threadSeq: 2 }),
      ]);
      expect([await evidence.lastOf('one'), await evidence.lastOf('two'), await evidence.lastOf('none')]).toEqual([
        2, 1, 0,
      ]);
      expect((await evidence.ofThread('one', 0, 9)).map(({ seq }) => seq)).toEqual([1, 3]);
      expect((await evidence.ofThread('one', 1, 9)).map(({ seq }) => seq)).toEqual([3]);
    });

    it('finds who looked at a thread or took it out, the newest first', async () => {
      const { evidence } = opened.store;
      const kinds = ['view', 'inbound', 'export', 'view', 'hold'] as const;
      await evidence.append([
        ...kinds.map((kind, i) => anEvidenceEntry({ seq: i + 1, threadId: 'one', threadSeq: i + 1, kind })),
        anEvidenceEntry({ seq: 6, threadId: 'two', threadSeq: 1, kind: 'view' }),
      ]);
      const found = async (before: number, limit: number) =>
        (await evidence.custodyOf('one', before, limit)).map(({ threadSeq }) => threadSeq);
      expect([await found(9, 9), await found(9, 2), await found(4, 9)]).toEqual([
        [5, 4, 3, 1],
        [5, 4],
        [3, 1],
      ]);
    });

    it('keeps one signed root for each size', async () => {
      const { evidence } = opened.store;
      expect(await evidence.lastRoot()).toBeUndefined();
      const [small, large] = [aSignedRoot({ size: 9 }), aSignedRoot({ size: 10, timestamp: sealed('time') })];
      expect([await evidence.addRoot(large), await evidence.addRoot(small)]).toEqual(['inserted', 'inserted']);
      expect(await evidence.addRoot(aSignedRoot({ size: 9, rootHash: 'forged' }))).toBe('exists');
      expect(await evidence.rootsAfter(0, 9)).toEqual([small, large]);
      expect(await evidence.rootsAfter(9, 9)).toEqual([large]);
      expect(await evidence.lastRoot()).toEqual(large);
    });

    it('outlives the erasure of a conversation', async () => {
      const { evidence, erasure } = opened.store;
      await evidence.append(entries(1));
      await erasure.erase(aTombstone({ conversationId: 'thread' }));
      expect(await evidence.after(0, 9)).toEqual(entries(1));
    });
  });
}
