// What every store must hold about messages that wait for the second reader.

import { READ_AGAIN, UNREAD } from '../../src/domain/log.js';
import { aContact, anEntry, aTombstone, aTurn, aTurnRecord, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function readingsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps what waits for the second reader`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
      await opened.store.contacts.insert(aContact());
    });
    afterEach(async () => {
      await opened.close();
    });

    /** An entry with its outcome, which waits at a place in the row. */
    async function waits(seq: number, toRead: number | null, at = T0 + seq): Promise<void> {
      await opened.store.log.append(anEntry({ seq, at }));
      await opened.store.log.recordTurn(aTurnRecord({ turn: aTurn({ turn: seq }), toRead }));
    }
    const row = async (limit = 10) => (await opened.store.log.toRead(limit)).map(({ seq }) => seq);
    const reading = (turn: number, entrySeq: number, over = {}) =>
      aTurnRecord({
        turn: aTurn({ turn, entrySeq, what: `reading:uid-contact-${entrySeq}:second:m1`, ...over }),
        deliveries: [],
        settlesSeq: null,
        readSeq: entrySeq,
      });

    it('gives the most urgent first, then the oldest, and none that has no outcome or is not to be read', async () => {
      await waits(1, 20, T0 + 9);
      await waits(2, 20, T0 + 5);
      await waits(3, 4);
      await waits(4, null);
      await opened.store.log.append(anEntry({ seq: 5 }));
      expect(await row()).toEqual([3, 2, 1]);
      expect(await row(1)).toEqual([3]);
      expect((await opened.store.log.entries('contact', [3]))[0]).toMatchObject({
        state: 'done',
        toRead: 4,
        readTries: 0,
      });
    });

    it('takes the mark away with the reading, also when a crash left it', async () => {
      const { log } = opened.store;
      await waits(1, 0);
      await log.recordTurn(reading(2, 1));
      expect(await row()).toEqual([]);
      await waits(3, 0);
      await log.recordTurn({ ...reading(4, 3), readSeq: null });
      expect(await row()).toEqual([3]);
      await log.finishTurn(reading(4, 3));
      expect(await row()).toEqual([]);
    });

    it('does not have a message read again when its outcome is written again', async () => {
      await waits(1, 0);
      await opened.store.log.recordTurn(reading(2, 1));
      await opened.store.log.finishTurn(aTurnRecord({ toRead: 0 }));
      expect(await row()).toEqual([]);
    });

    it('counts tries and moves what failed to another place', async () => {
      const { log } = opened.store;
      await waits(1, 3);
      await waits(2, 5);
      expect(await log.countReading('contact', 1, 3)).toBe(1);
      expect(await row()).toEqual([1, 2]);
      expect(await log.countReading('contact', 1, 99)).toBe(2);
      expect(await row()).toEqual([2, 1]);
    });

    it('keeps what was given up, out of the row, and counts it and those that wait for long', async () => {
      const { log } = opened.store;
      for (const seq of [1, 2, 3, 4]) await waits(seq, seq, T0 + seq);
      await log.endReading('contact', 1, UNREAD);
      await log.endReading('contact', 2, null);
      expect(await row()).toEqual([3, 4]);
      expect((await log.entries('contact', [1, 2])).map(({ toRead }) => toRead)).toEqual([UNREAD, null]);
      expect(await log.readingCounts(T0 + 4)).toEqual({ waiting: 2, late: 1, unread: 1 });
    });

    it('puts what was read, or given up, in the row again behind all that is new; nothing of it is late', async () => {
      const { log } = opened.store;
      for (const seq of [1, 2, 3]) await waits(seq, 4, T0 + seq);
      await log.append(anEntry({ seq: 4, at: T0 + 4 }));
      await log.countReading('contact', 1, 4);
      await log.recordTurn(reading(5, 1));
      await log.countReading('contact', 2, 4);
      await log.endReading('contact', 2, UNREAD);
      const again = [1, 2, 3, 4, 9].map((seq) => log.readAgain('contact', seq, READ_AGAIN));
      expect(await Promise.all(again)).toEqual([true, true, false, false, false]);
      expect(await row()).toEqual([3, 1, 2]);
      expect((await log.entries('contact', [1, 2])).map(({ readTries }) => readTries)).toEqual([0, 0]);
      expect(await log.readingCounts(T0 + 99)).toEqual({ waiting: 3, late: 1, unread: 0 });
      await log.recordTurn({
        ...reading(6, 1),
        turn: aTurn({ turn: 6, entrySeq: 1, what: 'reading:uid-contact-1:second:m2' }),
      });
      expect(await row()).toEqual([3, 2]);
    });

    it('goes on with the later talk after a reading of an earlier one', async () => {
      const { log } = opened.store;
      await waits(1, 0);
      const later = aTurn({ turn: 2, conversationId: 'later' });
      await log.append(anEntry({ seq: 2, conversationId: 'later' }));
      await log.recordTurn(aTurnRecord({ turn: later }));
      await log.recordTurn(reading(3, 1, { goesOnAt: 2 }));
      expect(await log.head('contact')).toMatchObject({ turns: 3, lastTurn: later });
      await opened.store.erasure.erase(aTombstone({ conversationId: 'later' }));
      expect(await log.head('contact')).toMatchObject({ turns: 3, lastTurn: undefined });
    });

    it('forgets what waits with the conversation, and writes no reading of an erased one', async () => {
      const { log, erasure } = opened.store;
      await waits(1, 0);
      await erasure.erase(aTombstone());
      expect(await row()).toEqual([]);
      expect(await log.recordTurn(reading(2, 1))).toBe('conflict');
      expect(await log.readingCounts(T0 + 99)).toEqual({ waiting: 0, late: 0, unread: 0 });
    });
  });
}
