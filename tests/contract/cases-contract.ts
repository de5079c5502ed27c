// What every store must hold about legal holds and reports under a code.

import { aContact, aHoldAct, aSummary, aTombstone, aTurn, aTurnRecord, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function casesContract(name: string, open: OpenStore): void {
  describe(`${name} keeps holds and reports`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    const due = async () => {
      const request = { before: T0 + 50, askedBefore: T0 + 50, wordBefore: T0 + 80, now: T0 + 100, limit: 10 };
      return (await opened.store.conversations.dueForErasure(request)).map(({ id, why }) => [id, why]);
    };
    const have = (over: Parameters<typeof aSummary>[0]) =>
      opened.store.log.finishTurn(aTurnRecord({ summary: aSummary(over), deliveries: [] }));

    it('each act once, in order, the newest first where all are asked for', async () => {
      const { holds } = opened.store;
      const asked = aHoldAct({ conversationId: 'a' });
      const approved = aHoldAct({ conversationId: 'a', n: 2, act: 'approve', by: 'ben', at: T0 + 1 });
      expect(await holds.insert(asked)).toBe('inserted');
      expect(await holds.insert(approved)).toBe('inserted');
      expect(await holds.insert(aHoldAct({ conversationId: 'a', n: 2, act: 'lift' }))).toBe('taken');
      expect(await holds.insert(aHoldAct({ conversationId: 'b', at: T0 + 2 }))).toBe('inserted');
      expect(await holds.of('a')).toEqual([asked, approved]);
      expect((await holds.recent(2)).map(({ conversationId, n }) => [conversationId, n])).toEqual([
        ['b', 1],
        ['a', 2],
      ]);
    });

    it('a held conversation from erasure until the hold ends, whatever is written meanwhile', async () => {
      await have({ id: 'asked', lastAt: T0 + 500, erasureAskedAt: T0 + 1 });
      await have({ id: 'old', lastAt: T0 + 1 });
      await opened.store.holds.setHeld('asked', T0 + 101);
      await opened.store.holds.setHeld('old', T0 + 101);
      expect(await due()).toEqual([]);
      await have({ id: 'asked', lastAt: T0 + 500, erasureAskedAt: T0 + 1, appliedTurn: 2 });
      expect(await due()).toEqual([]);
      await opened.store.holds.setHeld('asked', T0 + 100);
      expect(await due()).toEqual([['asked', 'asked']]);
      await opened.store.holds.setHeld('old', null);
      expect(await due()).toEqual([
        ['asked', 'asked'],
        ['old', 'retention'],
      ]);
    });

    it('that the code word was given, so that the cooling-off is short', async () => {
      await have({ id: 'by-word', lastAt: T0 + 500, erasureAskedAt: T0 + 60, erasureByWord: true });
      await have({ id: 'without', lastAt: T0 + 500, erasureAskedAt: T0 + 60 });
      expect(await due()).toEqual([['by-word', 'asked']]);
      expect(await opened.store.conversations.byId('by-word')).toMatchObject({ erasureByWord: true });
    });

    it('all conversations of a report, each once, the first one first', async () => {
      const { log, reports, contacts } = opened.store;
      for (const [id, at] of [
        ['second', T0 + 5],
        ['first', T0],
      ] as const) {
        await contacts.insert(aContact({ id }));
        const report = { lookup: 'code', conversationId: id, contactId: id, at };
        const record = aTurnRecord({ turn: aTurn({ contactId: id, conversationId: id }), deliveries: [], report });
        await log.recordTurn(record);
        await log.finishTurn(record);
      }
      expect((await reports.byLookup('code')).map(({ conversationId }) => conversationId)).toEqual(['first', 'second']);
      expect(await reports.of('second')).toEqual([
        { lookup: 'code', conversationId: 'second', contactId: 'second', at: T0 + 5 },
      ]);
      expect(await reports.byLookup('other')).toEqual([]);
    });

    it('nothing of either once the conversation is erased', async () => {
      const { holds, reports, log, erasure } = opened.store;
      const id = 'conversation-of-contact';
      const report = { lookup: 'code', conversationId: id, contactId: 'contact', at: T0 };
      await log.recordTurn(aTurnRecord({ deliveries: [], report }));
      await holds.insert(aHoldAct());
      await erasure.erase(aTombstone({ conversationId: id }));
      expect(await holds.of(id)).toEqual([]);
      expect(await reports.byLookup('code')).toEqual([]);
      expect(await holds.insert(aHoldAct())).toBe('taken');
    });
  });
}
