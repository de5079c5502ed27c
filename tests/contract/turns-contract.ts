// What every store must hold about turns and all that follows from them.

import {
  aContact,
  aDelivery,
  aHelpAct,
  aHelpRequest,
  anEntry,
  aReviewAct,
  aReviewItem,
  aSummary,
  aTurn,
  aTurnRecord,
  sealed,
  T0,
} from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function turnsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps what was made of entries`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
      await opened.store.contacts.insert(aContact());
      await opened.store.log.append(anEntry());
    });
    afterEach(async () => {
      await opened.close();
    });

    it('writes a turn, its replies and rows, and takes the pending mark away', async () => {
      const { log, deliveries, conversations, queue } = opened.store;
      const turn = aTurn({ late: true, labels: ['recruitment', 'distress'] });
      const record = aTurnRecord({ turn, help: aHelpRequest(), review: aReviewItem() });
      expect(await log.recordTurn(record)).toBe('recorded');
      expect(await log.turnFor('contact', turn.what)).toEqual(turn);
      expect(await deliveries.after('contact', 0, 10)).toEqual(record.deliveries);
      expect(await conversations.byId(turn.conversationId)).toEqual(record.summary);
      expect(await queue.help(aHelpRequest().id)).toEqual(aHelpRequest());
      expect(await queue.review(aReviewItem().id)).toEqual(aReviewItem());
      expect(await log.pendingOf('contact')).toEqual([]);
      expect((await log.entries('contact', [1]))[0]?.state).toBe('done');
      expect(await log.counts()).toEqual({ entries: 1, turns: 1, pending: 0, quarantined: 0 });
    });

    it('lets one of two processes win the next turn; the other writes nothing', async () => {
      const { log, deliveries } = opened.store;
      await log.append(anEntry({ seq: 2 }));
      const records = [1, 2].map((entrySeq) =>
        aTurnRecord({
          turn: aTurn({ turn: 1, entrySeq }),
          deliveries: [aDelivery({ id: `d${entrySeq}`, seq: 100 + entrySeq })],
        }),
      );
      const outcomes = await Promise.all(records.map((record) => log.recordTurn(record)));
      expect([...outcomes].sort()).toEqual(['conflict', 'recorded']);
      const won = outcomes.indexOf('recorded') + 1;
      expect((await deliveries.after('contact', 0, 10)).map(({ id }) => id)).toEqual([`d${won}`]);
      expect((await log.pendingOf('contact')).map(({ seq }) => seq)).toEqual([3 - won]);
    });

    it('gives an entry one outcome, whatever the turn number, and one reading of each kind', async () => {
      const { log } = opened.store;
      await log.recordTurn(aTurnRecord());
      expect(await log.recordTurn(aTurnRecord())).toBe('exists');
      const again = aTurn({ turn: 2, entrySeq: 1, what: 'outcome:uid-contact-1', sealed: sealed('another') });
      expect(await log.recordTurn(aTurnRecord({ turn: again }))).toBe('exists');
      expect(await log.turnFor('contact', again.what)).toEqual(aTurn());
      const reading = aTurn({ turn: 2, entrySeq: 1, what: 'reading:uid-contact-1:second:m1' });
      expect(await log.recordTurn(aTurnRecord({ turn: reading, settlesSeq: null }))).toBe('recorded');
      expect(await log.recordTurn(aTurnRecord({ turn: { ...reading, turn: 3 }, settlesSeq: null }))).toBe('exists');
      expect((await log.head('contact')).lastTurn?.turn).toBe(2);
    });

    it('leaves the entry pending when the turn settles none', async () => {
      const { log } = opened.store;
      await log.recordTurn(aTurnRecord({ settlesSeq: null }));
      expect(await log.pendingOf('contact')).toHaveLength(1);
    });

    it('says which entry the newest turn was made of while that turn may not be finished', async () => {
      const { log } = opened.store;
      await log.recordTurn(aTurnRecord({ settlesSeq: null }));
      expect((await log.head('contact')).unfinished).toEqual(anEntry());
      await log.finishTurn(aTurnRecord());
      expect((await log.head('contact')).unfinished).toBeUndefined();
    });

    it('finishes what a crash after the turn left out, as often as it is asked', async () => {
      const { log, deliveries, conversations, queue } = opened.store;
      const record = aTurnRecord({ help: aHelpRequest() });
      for (const _ of [1, 2, 3]) await log.finishTurn(record);
      expect(await deliveries.after('contact', 0, 10)).toEqual(record.deliveries);
      expect(await conversations.byId(record.summary.id)).toEqual(record.summary);
      expect(await queue.help(aHelpRequest().id)).toEqual(aHelpRequest());
      expect(await log.pendingOf('contact')).toEqual([]);
      expect(await log.turnFor('contact', record.turn.what)).toBeUndefined();
    });

    it('does not queue again what was sent when a turn is finished late', async () => {
      const { log, deliveries } = opened.store;
      await log.recordTurn(aTurnRecord());
      await deliveries.settle(['contact:1:1'], 'sent', null);
      await log.finishTurn(aTurnRecord());
      expect((await deliveries.after('contact', 0, 10))[0]?.state).toBe('sent');
    });

    it('never takes a summary back to an older turn', async () => {
      const { log, conversations } = opened.store;
      await log.recordTurn(aTurnRecord({ summary: aSummary({ appliedTurn: 1, language: 'en' }) }));
      const newer = aSummary({ appliedTurn: 2, language: 'fr', status: 'with_person', erasureAskedAt: T0 });
      await log.recordTurn(aTurnRecord({ turn: aTurn({ turn: 2 }), summary: newer }));
      await log.finishTurn(aTurnRecord({ summary: aSummary({ appliedTurn: 1, language: 'en' }) }));
      expect(await conversations.byId(newer.id)).toEqual(newer);
    });

    it("brings turns' facts to a help request without touching what staff did", async () => {
      const { log, queue } = opened.store;
      await log.recordTurn(aTurnRecord({ help: aHelpRequest() }));
      await queue.recordHelpAct(aHelpAct());
      const later = aHelpRequest({ appliedTurn: 2, language: 'fr', reason: 'danger', hidden: true });
      await log.recordTurn(aTurnRecord({ turn: aTurn({ turn: 2 }), help: later }));
      await log.finishTurn(aTurnRecord({ help: aHelpRequest() }));
      expect(await queue.help(later.id)).toEqual({
        ...later,
        state: 'claimed',
        holder: { id: 'ana', name: 'Ana' },
        version: 1,
      });
    });

    it("brings turns' facts to a review item without touching what staff did", async () => {
      const { log, queue } = opened.store;
      await log.recordTurn(aTurnRecord({ review: aReviewItem() }));
      await queue.recordReviewAct(aReviewAct());
      const later = aReviewItem({ appliedTurn: 2, signsTurn: 2, labels: ['recruitment', 'coercion'] });
      await log.recordTurn(aTurnRecord({ turn: aTurn({ turn: 2 }), review: later }));
      await log.finishTurn(aTurnRecord({ review: aReviewItem() }));
      expect(await queue.review(later.id)).toEqual({
        ...later,
        state: 'in_review',
        holder: { id: 'ana', name: 'Ana' },
        version: 1,
      });
    });

    it('drops the waiting replies of older epochs when a turn voids them', async () => {
      const { log, deliveries } = opened.store;
      await log.recordTurn(aTurnRecord({ deliveries: [1, 2].map((n) => aDelivery({ n, epoch: 0 })) }));
      await deliveries.settle(['contact:1:1'], 'sent', null);
      const panic = aTurnRecord({
        turn: aTurn({ turn: 2 }),
        deliveries: [aDelivery({ turn: 2, epoch: 1 })],
        voidsEpochsBefore: 1,
      });
      await log.recordTurn(panic);
      const states = (await deliveries.after('contact', 0, 10)).map(({ id, state, why }) => [id, state, why]);
      expect(states).toEqual([
        ['contact:1:1', 'sent', null],
        ['contact:1:2', 'dropped', 'older_epoch'],
        ['contact:2:1', 'queued', null],
      ]);
    });

    it('queues nothing of a voided epoch when an older turn is finished after the panic', async () => {
      const { log, deliveries } = opened.store;
      await log.recordTurn(aTurnRecord({ turn: aTurn({ turn: 2 }), deliveries: [], voidsEpochsBefore: 1 }));
      await log.finishTurn(aTurnRecord({ deliveries: [aDelivery({ epoch: 0 })] }));
      expect(await deliveries.after('contact', 0, 10)).toEqual([
        aDelivery({ epoch: 0, state: 'dropped', why: 'older_epoch' }),
      ]);
    });

    it("leaves another contact's replies alone when epochs are voided", async () => {
      const { log, deliveries } = opened.store;
      await log.recordTurn(aTurnRecord({ turn: aTurn({ contactId: 'other' }) }));
      await log.recordTurn(aTurnRecord({ voidsEpochsBefore: 1, deliveries: [] }));
      expect((await deliveries.after('other', 0, 10))[0]?.state).toBe('queued');
    });

    it('gives the newest turns of a conversation first, page by page', async () => {
      const { log } = opened.store;
      for (const turn of [1, 2, 3, 4]) await log.recordTurn(aTurnRecord({ turn: aTurn({ turn }) }));
      await log.recordTurn(aTurnRecord({ turn: aTurn({ turn: 5, conversationId: 'next' }) }));
      const conversationId = aTurn().conversationId;
      const newest = await log.turns(conversationId, { limit: 2 });
      expect(newest.map(({ turn }) => turn)).toEqual([4, 3]);
      expect((await log.turns(conversationId, { before: 3, limit: 5 })).map(({ turn }) => turn)).toEqual([2, 1]);
    });
  });
}
