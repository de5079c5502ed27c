// Rows of records: one number, one writer; and a long thread is opened from its newest kept state.

import { jest } from '@jest/globals';
import { THREADS } from '../../../../src/app/engagement/row-kinds.js';
import { Rows } from '../../../../src/app/engagement/rows.js';
import type { ThreadEvent } from '../../../../src/bots/engagement/casework.js';
import type { ThreadStart } from '../../../../src/bots/engagement/thread.js';
import type { EngagementRecord } from '../../../../src/domain/engagement-record.js';
import { err, ok } from '../../../../src/domain/result.js';
import { NO_SIGNS, type TextSigns } from '../../../../src/domain/text-signs.js';
import type { EngagementStore } from '../../../../src/store/contract/engagements.js';
import { plainVault } from '../../../helpers/plain-vault.js';

const NOW = 1_800_000_000_000;

/** The store's contract in memory; notes how many records were read. */
function memory() {
  const records: EngagementRecord[] = [];
  const read = { records: 0 };
  const of = (realm: string, id: string) => records.filter((one) => one.realm === realm && one.id === id);
  const noted = (found: readonly EngagementRecord[]) => {
    read.records += found.length;
    return found;
  };
  const store: EngagementStore = {
    async append(record) {
      const row = of(record.realm, record.id);
      if (row.some(({ uid }) => uid === record.uid)) return 'exists';
      if (row.some(({ n }) => n === record.n)) return 'conflict';
      records.push(record);
      return 'appended';
    },
    byUid: async (realm, id, uid) => of(realm, id).find((one) => one.uid === uid),
    after: async (realm, id, n, limit) =>
      noted(
        of(realm, id)
          .filter((one) => one.n > n)
          .slice(0, limit),
      ),
    before: async (realm, id, n, limit) =>
      of(realm, id)
        .filter((one) => one.n < n)
        .reverse()
        .slice(0, limit),
    snapshot: async (realm, id) => of(realm, id).findLast(({ state }) => state !== null),
    ids: async () => [],
    mark: async () => '',
    since: async () => ({ places: [], mark: '', more: false }),
  };
  return { store, read, records };
}

const start: ThreadStart = {
  ...{ id: 'T', authorisationId: 'A', subject: 'S-2', platform: 'telegram', smsFrom: null },
  channel: 'relay',
  ...{ countries: ['FR'], operator: 'ina', personaId: 'P', suspicion: null, at: NOW },
};

/** What a reader found: a price, the same each time. */
const SIGNS: TextSigns = {
  ...NO_SIGNS,
  ...{ read: true, lang: 'en', languages: ['en'], script: 'Latn' },
  mentions: [{ topic: 'price', value: '3800', sure: true, start: 0, end: 4 }],
};

function inbound(turn: number): ThreadEvent {
  const custody = { live: true, offence: 'smuggling', officers: ['lea'] } as const;
  const media = { media: [], labels: [], writtenAt: null, told: [] };
  return { kind: 'inbound', turn, text: '3800 each', signs: SIGNS, custody, ...media };
}

async function longThread(messages: number) {
  const { store, read, records } = memory();
  const vault = plainVault();
  const rows = () => new Rows({ store, vault, clock: { now: () => NOW } });
  const first = rows();
  const write = (uid: string, event: ThreadEvent) => first.change(THREADS, 'T', () => ok({ uid, by: 'ina', event }));
  await write('opened', { kind: 'opened', start, smsTo: null });
  for (let turn = 1; turn <= messages; turn += 1) await write(`m${turn}`, inbound(turn));
  return { first, other: rows(), read, records, store };
}

it('opens a long thread from at most sixteen records, and comes to the same', async () => {
  const { first, other, read } = await longThread(100);
  const known = await first.load(THREADS, 'T');
  read.records = 0;
  expect(await other.load(THREADS, 'T')).toEqual(known);
  expect(read.records).toBeLessThanOrEqual(16);
  expect(known).toMatchObject({ n: 101, state: { thread: { turns: 100, heard: 100 } } });
});

it('lets two processes write one after the other, each on what the other wrote', async () => {
  const { first, other, records } = await longThread(1);
  const seen: number[] = [];
  let bothRead = (): void => undefined;
  const read = new Promise<void>((resolve) => {
    bothRead = resolve;
  });
  const write = (rows: Rows, uid: string) =>
    rows.change(THREADS, 'T', async ({ n, state }) => {
      seen.push(n);
      if (seen.length === 2) bothRead();
      await read;
      return ok({ uid, by: 'ina', event: inbound((state?.thread.turns ?? 0) + 1) });
    });
  await Promise.all([write(first, 'a'), write(other, 'b')]);
  expect(records.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  expect(seen.length).toBe(3);
  expect((await first.load(THREADS, 'T')).state?.thread.turns).toBe(3);
});

it('takes the same act twice as one', async () => {
  const { first, records } = await longThread(1);
  await first.change(THREADS, 'T', () => ok({ uid: 'm1', by: 'ina', event: inbound(2) }));
  expect(records).toHaveLength(2);
});

it('finds nothing where the key of a thread was destroyed', async () => {
  const { store } = memory();
  const vault = plainVault();
  const write = new Rows({ store, vault, clock: { now: () => NOW } });
  await write.change(THREADS, 'T', () => ok({ uid: 'o', by: 'ina', event: { kind: 'opened', start, smsTo: null } }));
  vault.destroy('engagement:thread:T');
  const later = new Rows({ store, vault, clock: { now: () => NOW } });
  await expect(later.load(THREADS, 'T')).rejects.toMatchObject({ code: 'not_found' });
});

it('asks the store once for those who ask at the same time, and again for whoever asks later', async () => {
  const { other, store } = await longThread(1);
  const after = jest.spyOn(store, 'after');
  const rows = await Promise.all([1, 2, 3].map(async () => await other.load(THREADS, 'T')));
  expect(rows.map(({ n }) => n)).toEqual([2, 2, 2]);
  expect(after).toHaveBeenCalledTimes(1);
  await other.load(THREADS, 'T');
  expect(after).toHaveBeenCalledTimes(2);
});

it('shows to whoever asks after a write of another process what it wrote, though an earlier question is open', async () => {
  const { first, other } = await longThread(1);
  const early = other.load(THREADS, 'T');
  await first.change(THREADS, 'T', () => ok({ uid: 'm2', by: 'ina', event: inbound(2) }));
  const late = other.load(THREADS, 'T');
  expect((await late).n).toBe(3);
  expect((await early).n).toBeLessThanOrEqual(3);
});

it('decides on what was seen lately, and once more where another process was faster or it would refuse', async () => {
  const { first, other } = await longThread(1);
  await other.load(THREADS, 'T');
  await first.change(THREADS, 'T', () => ok({ uid: 'm2', by: 'ina', event: inbound(2) }));
  const seen: number[] = [];
  const refused = await other.change(
    THREADS,
    'T',
    ({ n }) => {
      seen.push(n);
      return err('no');
    },
    true,
  );
  expect(refused.ok).toBe(false);
  expect(seen).toEqual([2, 3]);
  await first.change(THREADS, 'T', () => ok({ uid: 'm3', by: 'ina', event: inbound(3) }));
  const wrote = await other.change(THREADS, 'T', () => ok({ uid: 'm4', by: 'ina', event: inbound(4) }), true);
  expect(wrote).toMatchObject({ ok: true, value: { n: 5 } });
});
