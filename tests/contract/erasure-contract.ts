// What every store must hold about erasure.

import type { Tombstone } from '../../src/domain/conversation.js';
import type { Page, Store } from '../../src/store/contract.js';
import {
  aContact,
  aHelpAct,
  aHelpRequest,
  aNote,
  anEntry,
  aReviewAct,
  aReviewItem,
  aTombstone,
  aTurn,
  aTurnRecord,
  aWrappedKey,
  T0,
} from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

/** A conversation with something of every kind. Entry and turn numbers start at `from`. */
async function haveConversation(store: Store, contactId: string, conversationId: string, from = 1): Promise<void> {
  const help = aHelpRequest({ contactId, conversationId });
  const review = aReviewItem({ contactId, conversationId });
  await store.contacts.insert(aContact({ id: contactId }));
  await store.keys.insert(aWrappedKey({ conversationId }));
  await store.log.append(anEntry({ contactId, conversationId, seq: from }));
  await store.log.append(anEntry({ contactId, conversationId, seq: from + 1 }));
  await store.log.recordTurn(aTurnRecord({ turn: aTurn({ contactId, conversationId, turn: from }), help, review }));
  await store.queue.recordHelpAct(aHelpAct({ itemId: help.id }));
  await store.queue.recordReviewAct(aReviewAct({ itemId: review.id }));
  await store.conversations.insertNote(aNote({ id: `note-${conversationId}`, conversationId }));
  await store.deliveries.lease(`${contactId}:${from}:1`, 1, T0);
}

/** Everything the store says of a conversation. */
async function traces(store: Store, contactId: string, conversationId: string, from = 1): Promise<readonly unknown[]> {
  const help = aHelpRequest({ contactId, conversationId });
  const review = aReviewItem({ contactId, conversationId });
  const parts: readonly unknown[] = await Promise.all([
    store.log.entries(contactId, [from, from + 1]),
    store.log.turns(conversationId, { limit: 10 }),
    store.deliveries.after(contactId, from * 100, 1),
    store.conversations.byId(conversationId),
    store.conversations.notes(conversationId),
    store.queue.help(help.id),
    store.queue.review(review.id),
    store.queue.acts(help.id),
    store.queue.acts(review.id),
    store.keys.byId(conversationId),
  ]);
  return parts.filter((part) => part !== undefined && !(Array.isArray(part) && part.length === 0));
}

export function erasureContract(name: string, open: OpenStore): void {
  describe(`${name} erases`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('everything of a conversation, and the contact when nothing else is left', async () => {
      const { store } = opened;
      await haveConversation(store, 'contact', 'talk');
      expect(await traces(store, 'contact', 'talk')).toHaveLength(10);
      await store.erasure.erase(aTombstone({ conversationId: 'talk' }));
      expect(await traces(store, 'contact', 'talk')).toEqual([]);
      expect(await store.contacts.byId('contact')).toBeUndefined();
      expect(await store.contacts.byLookup('lookup-contact')).toBeUndefined();
      expect(await store.log.counts()).toEqual({ entries: 0, turns: 0, pending: 0, quarantined: 0 });
      expect((await store.queue.listHelp({}, { limit: 5 })).items).toEqual([]);
      expect((await store.queue.listReviews({}, { limit: 5 })).items).toEqual([]);
      await store.erasure.compact();
    });

    it('nothing of anybody else, nor of another conversation of the same person', async () => {
      const { store } = opened;
      await haveConversation(store, 'contact', 'talk');
      await haveConversation(store, 'contact', 'next-talk', 3);
      await haveConversation(store, 'other', 'other-talk');
      await store.erasure.erase(aTombstone({ conversationId: 'talk' }));
      expect(await traces(store, 'contact', 'next-talk', 3)).toHaveLength(10);
      expect(await traces(store, 'other', 'other-talk')).toHaveLength(10);
      expect(await store.contacts.byId('contact')).toBeDefined();
      expect((await store.log.head('contact')).lastSeq).toBe(4);
    });

    it('the same again without harm, keeping the first tombstone', async () => {
      const { store } = opened;
      await haveConversation(store, 'contact', 'talk');
      const tombstone = aTombstone({ conversationId: 'talk' });
      await store.erasure.erase(tombstone);
      await store.erasure.erase({ ...tombstone, at: T0 + 9, why: 'retention' });
      expect((await store.erasure.tombstones({ limit: 5 })).items).toEqual([tombstone]);
    });

    it('so that a late writer cannot bring it back', async () => {
      const { store } = opened;
      await haveConversation(store, 'contact', 'talk');
      const late = aTurnRecord({
        turn: aTurn({ conversationId: 'talk', turn: 2 }),
        help: aHelpRequest({ conversationId: 'talk', openedTurn: 2 }),
        review: aReviewItem({ conversationId: 'talk' }),
      });
      await store.erasure.erase(aTombstone({ conversationId: 'talk' }));
      expect(await store.log.append(anEntry({ conversationId: 'talk', seq: 3 }))).toBe('conflict');
      expect(await store.log.recordTurn(late)).toBe('conflict');
      await store.log.finishTurn(late);
      expect(await store.conversations.insertNote(aNote({ conversationId: 'talk' }))).toBe('exists');
      expect(await store.queue.recordReviewAct(aReviewAct({ itemId: 'ri_talk', version: 2 }))).toBe('stale');
      expect(await traces(store, 'contact', 'talk', 2)).toEqual([]);
      expect(await store.deliveries.after('contact', 0, 10)).toEqual([]);
    });

    it('and lists tombstones page by page, in the order in which they were set', async () => {
      const { erasure } = opened.store;
      for (const id of ['c', 'a', 'b']) await erasure.erase(aTombstone({ conversationId: id, contactId: id }));
      const ids = (page: Page<Tombstone>) => page.items.map(({ conversationId }) => conversationId);
      const first = await erasure.tombstones({ limit: 2 });
      await erasure.erase(aTombstone({ conversationId: 'd', contactId: 'd' }));
      const second = await erasure.tombstones({ limit: 2, ...(first.cursor && { cursor: first.cursor }) });
      expect([ids(first), ids(second)]).toEqual([
        ['c', 'a'],
        ['b', 'd'],
      ]);
    });
  });
}
