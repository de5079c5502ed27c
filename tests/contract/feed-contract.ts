// What every store must hold about the feed by which processes hear of one another.

import type { StoredChange } from '../../src/store/contract/feed.js';
import { aHelpAct, aHelpRequest, aNote, anEntry, aTombstone, aTurn, aTurnRecord, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function feedContract(name: string, open: OpenStore): void {
  describe(`${name} tells what was written`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    const keysOf = (changes: readonly StoredChange[]) => changes.map(({ key }) => key).sort();
    // Where the feed goes by the writers' clocks, the suite's stores stand at this time.
    const now = T0;

    it('turns, acts, notes and the roster, by ids only', async () => {
      const { feed, log, queue, conversations, staff } = opened.store;
      const help = aHelpRequest();
      await log.append(anEntry());
      const cursor = await feed.now();
      await log.recordTurn(aTurnRecord({ turn: aTurn({ at: now }), help }));
      await queue.recordHelpAct(aHelpAct({ at: now }));
      await conversations.insertNote(aNote({ at: now }));
      await staff.putDuty({ staffId: 'ana', name: 'Ana', onDuty: true, until: now + 9, languages: ['en'], at: now });
      const { changes } = await feed.after(cursor);
      const conversationId = 'conversation-of-contact';
      expect([...changes].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
        { kind: 'act', key: `act:${help.id}:1`, itemId: help.id, conversationId },
        { kind: 'duty', key: `duty:ana:${now}`, staffId: 'ana' },
        { kind: 'note', key: 'note:note', conversationId },
        { kind: 'turn', key: 'turn:contact:1', contactId: 'contact', conversationId, turn: 1 },
      ]);
    });

    it('every change to every reader, whatever was told before', async () => {
      const { feed, log } = opened.store;
      const told = new Set<string>();
      let cursor = await feed.now();
      for (const turn of [1, 2, 3]) {
        await log.recordTurn(aTurnRecord({ turn: aTurn({ turn, at: now + turn }) }));
        const news = await feed.after(cursor);
        expect(keysOf(news.changes)).toContain(`turn:contact:${turn}`);
        cursor = news.cursor;
        for (const key of keysOf(news.changes)) told.add(key);
      }
      expect([...told].sort()).toEqual(['turn:contact:1', 'turn:contact:2', 'turn:contact:3']);
    });

    it('each time that somebody goes on or off duty', async () => {
      const { feed, staff } = opened.store;
      const entry = { staffId: 'ana', name: 'Ana', onDuty: true, until: now + 9, languages: ['en'], at: now };
      await staff.putDuty(entry);
      const { cursor } = await feed.after(await feed.now());
      await staff.putDuty({ ...entry, onDuty: false, at: now + 1 });
      expect(keysOf((await feed.after(cursor)).changes)).toContain(`duty:ana:${now + 1}`);
    });

    it('a change by a writer whose clock is some seconds behind', async () => {
      const { feed, log } = opened.store;
      const cursor = await feed.now();
      await log.recordTurn(aTurnRecord({ turn: aTurn({ at: now - 10_000 }) }));
      expect(keysOf((await feed.after(cursor)).changes)).toEqual(['turn:contact:1']);
    });

    it('nothing of what was erased', async () => {
      const { feed, log, erasure } = opened.store;
      const cursor = await feed.now();
      await log.recordTurn(aTurnRecord({ turn: aTurn({ at: now }) }));
      await erasure.erase(aTombstone());
      expect((await feed.after(cursor)).changes).toEqual([]);
    });

    it('refuses a cursor that it never gave', async () => {
      await expect(opened.store.feed.after('forged')).rejects.toMatchObject({ code: 'malformed' });
    });
  });
}
