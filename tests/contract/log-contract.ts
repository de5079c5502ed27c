// What every store must hold about the entries of a contact's log.

import { aContact, anEntry, aTurn, aTurnRecord, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function logContract(name: string, open: OpenStore): void {
  describe(`${name} keeps a contact's log`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
      await opened.store.contacts.insert(aContact());
    });
    afterEach(async () => {
      await opened.close();
    });

    it('gives back an entry as it was written', async () => {
      const { log } = opened.store;
      const entry = anEntry({
        platformAt: T0 - 5,
        kind: 'staff',
        sealed: Uint8Array.from({ length: 256 }, (_, i) => i),
      });
      expect(await log.append(entry)).toBe('appended');
      expect(await log.entries('contact', [1])).toEqual([entry]);
      expect(await log.byUpdate('contact', 'update-1')).toEqual(entry);
      expect(await log.byUpdate('contact', 'update-2')).toBeUndefined();
      expect(await log.byUpdate('another', 'update-1')).toBeUndefined();
    });

    it('keeps 64 KiB and more of sealed bytes', async () => {
      const { log } = opened.store;
      const entry = anEntry({ sealed: Uint8Array.from({ length: 100_000 }, (_, i) => i % 251) });
      await log.append(entry);
      expect(await log.entries('contact', [1])).toEqual([entry]);
    });

    it('recognises a redelivered update, with another seq too, and keeps one entry', async () => {
      const { log } = opened.store;
      const first = anEntry({ updateId: 'u1', seq: 1 });
      expect(await log.append(first)).toBe('appended');
      expect(await log.append({ ...first, seq: 2 })).toBe('duplicate');
      expect(await log.append(first)).toBe('duplicate');
      expect(await log.entries('contact', [1, 2])).toEqual([first]);
    });

    it('lets one of two writers win a sequence number', async () => {
      const { log } = opened.store;
      const outcomes = await Promise.all([
        log.append(anEntry({ updateId: 'u1', seq: 1 })),
        log.append(anEntry({ updateId: 'u2', seq: 1 })),
      ]);
      expect(outcomes.sort()).toEqual(['appended', 'conflict']);
    });

    it('lets one of fifty concurrent deliveries of an update in', async () => {
      const { log } = opened.store;
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, n) => log.append(anEntry({ updateId: 'same', seq: n + 1 }))),
      );
      expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(49);
    });

    it('takes the same seq and update id of two contacts as two entries', async () => {
      const { log } = opened.store;
      expect(await log.append(anEntry({ contactId: 'a' }))).toBe('appended');
      expect(await log.append(anEntry({ contactId: 'b' }))).toBe('appended');
      expect(await log.counts()).toEqual({ entries: 2, turns: 0, pending: 2, quarantined: 0 });
    });

    it('knows the end of the log: newest entry, newest one with an outcome, newest turn', async () => {
      const { log } = opened.store;
      expect(await log.head('contact')).toEqual({
        lastSeq: 0,
        lastDoneSeq: 0,
        turns: 0,
        lastTurn: undefined,
        unfinished: undefined,
      });
      for (const seq of [1, 2, 3, 4]) await log.append(anEntry({ seq }));
      await log.recordTurn(aTurnRecord({ turn: aTurn({ turn: 1, entrySeq: 3 }) }));
      await log.recordTurn(aTurnRecord({ turn: aTurn({ turn: 2, entrySeq: 1 }) }));
      const reading = aTurn({ turn: 3, entrySeq: 3, what: 'reading:uid-contact-3:second:m1' });
      await log.recordTurn(aTurnRecord({ turn: reading, settlesSeq: null }));
      expect(await log.head('contact')).toEqual({
        lastSeq: 4,
        lastDoneSeq: 3,
        turns: 3,
        lastTurn: reading,
        unfinished: undefined,
      });
    });

    it('gives entries by seq, ascending, and none that are not there', async () => {
      const { log } = opened.store;
      for (const seq of [1, 2, 3]) await log.append(anEntry({ seq }));
      const found = await log.entries('contact', [3, 1, 9, 3]);
      expect(found.map(({ seq }) => seq)).toEqual([1, 3]);
      expect(await log.entries('contact', [])).toEqual([]);
    });

    it("gives a contact's pending entries in the platform's order, without its time in ours", async () => {
      const { log } = opened.store;
      await log.append(anEntry({ seq: 1, platformAt: T0 + 300 }));
      await log.append(anEntry({ seq: 2, platformAt: T0 + 100 }));
      await log.append(anEntry({ seq: 3, platformAt: T0 + 100 }));
      await log.append(anEntry({ seq: 4, platformAt: null, at: T0 + 200 }));
      await log.append(anEntry({ seq: 5, contactId: 'another' }));
      expect((await log.pendingOf('contact')).map(({ seq }) => seq)).toEqual([2, 3, 4, 1]);
    });

    it('finds what a crash left pending without anybody writing again, oldest first', async () => {
      const { log } = opened.store;
      await log.append(anEntry({ contactId: 'b', at: T0 + 2 }));
      await log.append(anEntry({ contactId: 'a', at: T0 + 1 }));
      await log.append(anEntry({ contactId: 'c', at: T0 + 9 }));
      const pending = await log.pending({ olderThan: T0 + 5, limit: 10 });
      expect(pending.map(({ contactId }) => contactId)).toEqual(['a', 'b']);
      expect(await log.pending({ olderThan: T0 + 50, limit: 1 })).toHaveLength(1);
    });

    it('counts tries and sets aside what cannot be processed, without hiding the others', async () => {
      const { log } = opened.store;
      for (const seq of [1, 2]) await log.append(anEntry({ seq }));
      expect(await log.countAttempt('contact', 1)).toBe(1);
      expect(await log.countAttempt('contact', 1)).toBe(2);
      await log.quarantine('contact', 1);
      expect((await log.pendingOf('contact')).map(({ seq }) => seq)).toEqual([2]);
      expect((await log.pending({ olderThan: T0 + 50, limit: 10 })).map(({ seq }) => seq)).toEqual([2]);
      expect((await log.quarantined({ limit: 10 })).items).toEqual([
        anEntry({ seq: 1, state: 'quarantined', attempts: 2 }),
      ]);
      expect(await log.counts()).toEqual({ entries: 2, turns: 0, pending: 1, quarantined: 1 });
    });

    it('never sets aside an entry that has its outcome', async () => {
      const { log } = opened.store;
      await log.append(anEntry());
      await log.recordTurn(aTurnRecord());
      await log.quarantine('contact', 1);
      expect(await log.entries('contact', [1])).toEqual([anEntry({ state: 'done' })]);
    });

    it('pages through what was set aside while more comes in', async () => {
      const { log } = opened.store;
      const setAside = async (seq: number) => {
        await log.append(anEntry({ seq }));
        await log.quarantine('contact', seq);
      };
      for (const seq of [1, 2, 3]) await setAside(seq);
      const first = await log.quarantined({ limit: 2 });
      await setAside(4);
      const second = await log.quarantined({ limit: 2, ...(first.cursor && { cursor: first.cursor }) });
      expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
      expect(second.cursor).toBeUndefined();
    });

    it('refuses a cursor that it never gave', async () => {
      await expect(opened.store.log.quarantined({ limit: 2, cursor: 'forged' })).rejects.toMatchObject({
        code: 'malformed',
      });
    });
  });
}
