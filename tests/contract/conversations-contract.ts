// What every store must hold about conversations and notes.

import type { ConversationSummary } from '../../src/domain/conversation.js';
import { aContact, aNote, anEntry, aSummary, aTombstone, aTurn, aTurnRecord, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function conversationsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps conversations`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    async function have(...summaries: readonly Partial<ConversationSummary>[]): Promise<void> {
      for (const summary of summaries) {
        await opened.store.log.finishTurn(aTurnRecord({ summary: aSummary(summary), deliveries: [] }));
      }
    }

    it('finds open talks that fell silent, longest silence first, and not those asked to be erased', async () => {
      await have(
        { id: 'quiet', lastAt: T0 + 2 },
        { id: 'quieter', lastAt: T0 + 1 },
        { id: 'lively', lastAt: T0 + 100 },
        { id: 'closed', status: 'closed', lastAt: T0 },
        { id: 'with', status: 'with_person', lastAt: T0 },
        { id: 'hidden', lastAt: T0, erasureAskedAt: T0 },
      );
      const silent = await opened.store.conversations.silent({ before: T0 + 50, limit: 10 });
      expect(silent.map(({ id }) => id)).toEqual(['quieter', 'quiet']);
      expect(await opened.store.conversations.silent({ before: T0 + 50, limit: 1 })).toHaveLength(1);
    });

    it('finds the talks that a counsellor has, the newest turn first', async () => {
      await have(
        { id: 'older', status: 'with_person', lastAt: T0 + 2 },
        { id: 'newer', status: 'with_person', lastAt: T0 + 9 },
        { id: 'long ago', status: 'with_person', lastAt: T0 },
        { id: 'open', lastAt: T0 + 5 },
        { id: 'hidden', status: 'with_person', lastAt: T0 + 5, erasureAskedAt: T0 },
      );
      const { conversations } = opened.store;
      expect((await conversations.withPerson({ since: T0 + 2, limit: 9 })).map(({ id }) => id)).toEqual([
        'newer',
        'older',
      ]);
      expect(await conversations.withPerson({ since: T0, limit: 1 })).toMatchObject([{ id: 'newer' }]);
    });

    it('walks all talks since a time, the oldest last turn first, hidden and closed ones too', async () => {
      await have(
        { id: 'newer', lastAt: T0 + 9 },
        { id: 'older', status: 'closed', lastAt: T0 + 5 },
        { id: 'hidden', lastAt: T0 + 7, erasureAskedAt: T0 + 8 },
        { id: 'long ago', lastAt: T0 },
      );
      const { conversations } = opened.store;
      const all = await conversations.since({ since: T0 + 1, limit: 9 });
      expect(all.map(({ id }) => id)).toEqual(['older', 'hidden', 'newer']);
      expect(await conversations.since({ since: T0 + 5, limit: 1 })).toMatchObject([{ id: 'older' }]);
    });

    it('knows the time of the newest turn', async () => {
      expect(await opened.store.conversations.newestAt()).toBeNull();
      await have({ id: 'a', lastAt: T0 + 7 }, { id: 'b', lastAt: T0 + 3 });
      expect(await opened.store.conversations.newestAt()).toBe(T0 + 7);
    });

    it('knows what is due for erasure and why', async () => {
      await have(
        { id: 'asked-long-ago', lastAt: T0 + 500, erasureAskedAt: T0 + 10 },
        { id: 'asked-just-now', lastAt: T0 + 500, erasureAskedAt: T0 + 90 },
        { id: 'old', lastAt: T0 + 1 },
        { id: 'fresh', lastAt: T0 + 500 },
      );
      const due = await opened.store.conversations.dueForErasure({
        before: T0 + 50,
        askedBefore: T0 + 60,
        wordBefore: T0 + 60,
        now: T0 + 600,
        limit: 10,
      });
      expect(due.map(({ id, why }) => [id, why])).toEqual([
        ['asked-long-ago', 'asked'],
        ['old', 'retention'],
      ]);
      expect(
        await opened.store.conversations.dueForErasure({
          before: T0 + 50,
          askedBefore: T0 + 60,
          wordBefore: T0 + 60,
          now: T0 + 600,
          limit: 1,
        }),
      ).toHaveLength(1);
    });

    it('names a conversation once when it is both old and asked for', async () => {
      await have({ id: 'both', lastAt: T0 + 1, erasureAskedAt: T0 + 1 });
      const due = await opened.store.conversations.dueForErasure({
        before: T0 + 50,
        askedBefore: T0 + 50,
        wordBefore: T0 + 50,
        now: T0 + 600,
        limit: 10,
      });
      expect(due.map(({ id, why }) => [id, why])).toEqual([['both', 'asked']]);
    });

    it('does not forget to erase what never got an outcome', async () => {
      const { contacts, log, conversations } = opened.store;
      await contacts.insert(aContact());
      for (const seq of [1, 2]) await log.append(anEntry({ seq, at: T0 }));
      await log.quarantine('contact', 1);
      const due = await conversations.dueForErasure({
        before: T0 + 50,
        askedBefore: T0 + 50,
        wordBefore: T0 + 50,
        now: T0 + 600,
        limit: 10,
      });
      expect(due).toEqual([
        {
          ...aSummary({ language: 'und', appliedTurn: 0, firstTurn: 0, lastAt: T0 }),
          why: 'retention',
        },
      ]);
    });

    it('keeps notes in order, each once', async () => {
      const { conversations } = opened.store;
      const later = aNote({ id: 'b', at: T0 + 2 });
      const earlier = aNote({ id: 'c', at: T0 + 1 });
      expect(await conversations.insertNote(later)).toBe('inserted');
      expect(await conversations.insertNote(earlier)).toBe('inserted');
      expect(await conversations.insertNote(later)).toBe('exists');
      await conversations.insertNote(aNote({ id: 'x', conversationId: 'another' }));
      expect(await conversations.notes(later.conversationId)).toEqual([earlier, later]);
    });

    it('knows nothing of a conversation that never was', async () => {
      expect(await opened.store.conversations.byId('nothing')).toBeUndefined();
      expect(await opened.store.conversations.notes('nothing')).toEqual([]);
      expect(await opened.store.log.turns('nothing', { limit: 5 })).toEqual([]);
      await opened.store.erasure.erase(aTombstone({ conversationId: 'nothing' }));
      expect(await opened.store.log.recordTurn(aTurnRecord({ turn: aTurn({ conversationId: 'nothing' }) }))).toBe(
        'conflict',
      );
    });
  });
}
