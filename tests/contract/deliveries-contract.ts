// What every store must hold about replies on their way.

import type { Delivery } from '../../src/domain/delivery.js';
import type { Page } from '../../src/store/contract.js';
import { aContact, aDelivery, anEntry, aTurn, aTurnRecord, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function deliveriesContract(name: string, open: OpenStore): void {
  describe(`${name} keeps replies on their way`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
      await opened.store.contacts.insert(aContact());
    });
    afterEach(async () => {
      await opened.close();
    });

    async function queue(...deliveries: readonly Delivery[]): Promise<void> {
      const [first] = deliveries;
      const turn = aTurn({ contactId: first?.contactId ?? 'contact' });
      await opened.store.log.finishTurn(aTurnRecord({ turn, deliveries }));
    }

    async function due(now: number, limit = 10): Promise<readonly string[]> {
      return (await opened.store.deliveries.due({ channel: 'web', now, limit })).map(({ id }) => id);
    }

    it('gives what comes after a position, ascending, whatever became of it', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery({ turn: 2 }), aDelivery({ turn: 1, n: 2 }), aDelivery({ turn: 1, n: 1 }));
      await deliveries.settle(['contact:1:2'], 'undeliverable', 'chat_gone');
      expect((await deliveries.after('contact', 101, 10)).map(({ seq, state }) => [seq, state])).toEqual([
        [102, 'undeliverable'],
        [201, 'queued'],
      ]);
      expect((await deliveries.after('contact', 0, 1)).map(({ seq }) => seq)).toEqual([101]);
      expect(await deliveries.after('contact', 201, 10)).toEqual([]);
    });

    it('offers the first reply of each contact that is due, a waiting one holding back the later ones', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery({ n: 1 }), aDelivery({ n: 2 }));
      await queue(aDelivery({ contactId: 'other', n: 1, at: T0 + 5 }));
      expect(await due(T0 + 10)).toEqual(['contact:1:1', 'other:1:1']);
      await deliveries.postpone('contact:1:1', T0 + 60_000, 1, 'rate_limited');
      expect(await due(T0 + 10)).toEqual(['other:1:1']);
      expect(await due(T0 + 60_000)).toEqual(['contact:1:1', 'other:1:1']);
      await deliveries.settle(['contact:1:1'], 'undeliverable', 'blocked_by_person');
      expect(await due(T0 + 10)).toEqual(['contact:1:2', 'other:1:1']);
    });

    it('offers and counts the replies of one channel', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery({ n: 1 }));
      await queue(
        aDelivery({ contactId: 'other', channel: 'telegram', n: 1, at: T0 + 7 }),
        aDelivery({ contactId: 'other', channel: 'telegram', n: 2, at: T0 + 8 }),
      );
      const offered = await deliveries.due({ channel: 'telegram', now: T0 + 10, limit: 5 });
      expect(offered.map(({ id }) => id)).toEqual(['other:1:1']);
      expect(await deliveries.waiting('telegram')).toEqual({ queued: 2, oldestAt: T0 + 7 });
      await deliveries.settle(['other:1:1', 'other:1:2'], 'sent', null);
      expect(await deliveries.waiting('telegram')).toEqual({ queued: 0, oldestAt: null });
    });

    it('says of a reply that waits why its last try failed, and forgets it when it is sent', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery());
      await deliveries.postpone('contact:1:1', T0 + 50, 1, 'platform_down');
      expect((await deliveries.after('contact', 0, 1))[0]).toMatchObject({
        state: 'queued',
        why: 'platform_down',
        nextAt: T0 + 50,
      });
      await deliveries.sent('contact:1:1', ['7']);
      expect((await deliveries.after('contact', 0, 1))[0]).toMatchObject({ state: 'sent', why: null });
    });

    it('lets a failed try that comes back late change nothing of the try after it', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery());
      await deliveries.lease('contact:1:1', 1, T0 + 20);
      await deliveries.lease('contact:1:1', 2, T0 + 60);
      await deliveries.postpone('contact:1:1', T0 + 30, 1, 'timed_out');
      expect((await deliveries.after('contact', 0, 1))[0]).toMatchObject({ attempts: 2, nextAt: T0 + 60, why: null });
    });

    it("keeps the platform's ids of what was sent, those of all parts and tries, each once and in order", async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery());
      await deliveries.partlySent('contact:1:1', ['20', '3']);
      expect((await deliveries.after('contact', 0, 1))[0]).toMatchObject({ state: 'queued', messageIds: ['20', '3'] });
      expect(await deliveries.sent('contact:1:1', ['3', '100'])).toBe('sent');
      expect((await deliveries.after('contact', 0, 1))[0]).toMatchObject({
        state: 'sent',
        messageIds: ['20', '3', '100'],
      });
    });

    it('says so when a reply was sent that panic had voided meanwhile, and keeps its ids', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery());
      await deliveries.lease('contact:1:1', 1, T0 + 20);
      await deliveries.settle(['contact:1:1'], 'dropped', 'older_epoch');
      expect(await deliveries.sent('contact:1:1', ['5'])).toBe('voided');
      expect(await deliveries.sent('contact:1:1', ['5'])).toBe('sent');
      expect((await deliveries.after('contact', 0, 1))[0]).toMatchObject({ state: 'sent', messageIds: ['5'] });
    });

    it("knows what was put on a contact's device in a time, of both sides and of nobody else", async () => {
      const { deliveries, log } = opened.store;
      await log.append(anEntry({ seq: 1, at: T0 - 100, platformMessageId: '1' }));
      await log.append(anEntry({ seq: 2, at: T0 + 1, platformMessageId: '2' }));
      await log.append(anEntry({ seq: 3, at: T0 + 2 }));
      await log.append(anEntry({ contactId: 'other', seq: 1, at: T0 + 1, platformMessageId: '90' }));
      await queue(aDelivery({ n: 1, at: T0 - 50 }), aDelivery({ n: 2, at: T0 + 3 }), aDelivery({ n: 3, at: T0 + 4 }));
      await deliveries.sent('contact:1:1', ['3']);
      await deliveries.sent('contact:1:2', ['4', '5']);
      expect([...(await deliveries.onDevice('contact', { since: T0, until: T0 + 3 }))].sort()).toEqual(['2', '4', '5']);
    });

    it('knows which taking back left messages standing, and when the last one was done', async () => {
      const { deliveries } = opened.store;
      const takings = [1, 2, 3, 4, 5].map((turn) => aDelivery({ turn, n: 0, act: 'take_back', at: T0 + turn }));
      await queue(
        ...takings,
        aDelivery({ turn: 6, at: T0 + 6 }),
        aDelivery({ contactId: 'other', turn: 9, n: 0, act: 'take_back' }),
      );
      const [first, second, third, fourth] = takings;
      const left = (after = -1) => deliveries.leftStanding('contact', after);
      expect([await left(), await deliveries.takenBackAt('contact', 9_000)]).toEqual([null, null]);
      await deliveries.sent('contact:1:0', []);
      await deliveries.sent('contact:6:1', ['70']);
      expect([await left(), await deliveries.takenBackAt('contact', 9_000)]).toEqual([null, T0 + 1]);
      await deliveries.sent('contact:2:0', ['7']);
      expect([await left(), await left(second?.seq)]).toEqual([second?.seq, null]);
      expect(await deliveries.takenBackAt('contact', second?.seq ?? 0)).toBe(T0 + 1);
      await deliveries.settle(['contact:3:0'], 'undeliverable', 'platform_down');
      expect(await left(first?.seq)).toBe(third?.seq);
      await deliveries.settle(['contact:4:0'], 'dropped', 'too_late');
      expect(await left()).toBe(fourth?.seq);
      // What was erased has nothing left to say.
      await deliveries.settle(['contact:5:0'], 'dropped', 'older_epoch');
      expect(await left()).toBe(fourth?.seq);
    });

    it("keeps a contact's order when the clock ran backwards between two replies", async () => {
      await queue(aDelivery({ turn: 1, at: T0 + 500 }), aDelivery({ turn: 2, at: T0 + 100 }));
      expect(await due(T0 + 1_000, 1)).toEqual(['contact:1:1']);
    });

    it('lets one of two senders win an attempt and holds the reply until the lease ends', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery());
      const outcomes = await Promise.all([1, 2, 3].map(() => deliveries.lease('contact:1:1', 1, T0 + 30_000)));
      expect([...outcomes].sort()).toEqual(['lost', 'lost', 'won']);
      expect(await due(T0 + 10)).toEqual([]);
      expect(await due(T0 + 30_000)).toEqual(['contact:1:1']);
      expect((await deliveries.after('contact', 0, 1))[0]?.attempts).toBe(1);
      expect(await deliveries.lease('contact:1:1', 2, T0 + 60_000)).toBe('won');
    });

    it('leases nothing that is settled or unknown', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery());
      await deliveries.settle(['contact:1:1'], 'sent', null);
      expect(await deliveries.lease('contact:1:1', 1, T0)).toBe('lost');
      expect(await deliveries.lease('nothing', 1, T0)).toBe('lost');
    });

    it('drops only what still waits: a reply that was sent stays sent', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery({ n: 1 }), aDelivery({ n: 2 }), aDelivery({ n: 3 }));
      await deliveries.settle(['contact:1:1'], 'sent', null);
      await deliveries.settle(['contact:1:1', 'contact:1:2'], 'dropped', 'not_allowed');
      await deliveries.settle(['contact:1:1'], 'undeliverable', 'window_closed');
      const states = (await deliveries.after('contact', 0, 10)).map(({ state, why }) => [state, why]);
      expect(states).toEqual([
        ['undeliverable', 'window_closed'],
        ['dropped', 'not_allowed'],
        ['queued', null],
      ]);
    });

    it('drops what waited too long and says how many', async () => {
      const { deliveries } = opened.store;
      await queue(aDelivery({ n: 1, notAfter: T0 + 10 }), aDelivery({ n: 2, notAfter: T0 + 90 }));
      expect(await deliveries.dropExpired(T0 + 50)).toBe(1);
      expect(await deliveries.dropExpired(T0 + 50)).toBe(0);
      const [late, waiting] = await deliveries.after('contact', 0, 10);
      expect(late).toMatchObject({ state: 'dropped', why: 'too_late' });
      expect(waiting?.state).toBe('queued');
    });

    it('says of what waited too long why it could not go, and that an unanswered try may have arrived', async () => {
      const { deliveries } = opened.store;
      await queue(...[1, 2, 3].map((n) => aDelivery({ n, notAfter: T0 + 10 })));
      await deliveries.postpone('contact:1:1', T0 + 5, 1, 'not_authorised');
      await deliveries.postpone('contact:1:2', T0 + 5, 1, 'timed_out');
      expect(await deliveries.dropExpired(T0 + 50)).toBe(3);
      expect((await deliveries.after('contact', 0, 10)).map(({ state, why }) => [state, why])).toEqual([
        ['dropped', 'not_authorised'],
        ['ambiguous', 'timed_out'],
        ['dropped', 'too_late'],
      ]);
    });

    it('lists by state, page by page, while others are settled', async () => {
      const { deliveries } = opened.store;
      await queue(...[1, 2, 3, 4].map((n) => aDelivery({ n })));
      await deliveries.settle(['contact:1:1', 'contact:1:2', 'contact:1:4'], 'ambiguous', 'timed_out');
      const first = await deliveries.list({ state: 'ambiguous', limit: 2 });
      await deliveries.settle(['contact:1:1'], 'sent', null);
      const second = await nextPage(first);
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([
        'contact:1:1',
        'contact:1:2',
        'contact:1:4',
      ]);
      expect(second.cursor).toBeUndefined();
    });

    async function nextPage({ cursor }: Page<Delivery>): Promise<Page<Delivery>> {
      return await opened.store.deliveries.list({ state: 'ambiguous', limit: 2, ...(cursor && { cursor }) });
    }
  });
}
