// Retention: what is due is gone and stays gone, what is not is untouched.

import { appendFile } from 'node:fs/promises';
import { runRetention } from '../../../src/app/operations/run-retention.js';
import { erasedListPath } from '../../../src/store/erased-list.js';
import { aContact, T0 } from '../../fixtures/rows.js';
import { aPlace, clock, type Place, talk, textOf } from './place.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

describe('retention run', () => {
  let place: Place;
  beforeEach(async () => {
    place = await aPlace();
  });
  afterEach(async () => {
    await place.remove();
  });

  function run(over: Partial<Parameters<typeof runRetention>[0]> = {}) {
    const { store, vault, erased } = place;
    return runRetention({ store, vault, erased, clock, progress: () => {}, ...over }, { retentionDays: 90 });
  }

  it('erases what is older than the retention and what was asked for longer ago than the cooling-off', async () => {
    await talk(place, 'old', { lastAt: T0 - 91 * DAY });
    await talk(place, 'kept', { lastAt: T0 - 89 * DAY });
    await talk(place, 'asked', { erasureAskedAt: T0 - 73 * HOUR });
    await talk(place, 'cooling', { erasureAskedAt: T0 - 71 * HOUR });
    await place.store.contacts.insert(aContact({ id: 'never-wrote', usedAt: T0 - 91 * DAY }));
    expect(await run()).toEqual({ asked: 1, old: 1, contacts: 1 });
    for (const id of ['old', 'asked']) expect(await textOf(place, id)).toBeUndefined();
    for (const id of ['kept', 'cooling']) expect(await textOf(place, id)).toEqual({ text: `text of ${id}` });
    expect(await place.store.contacts.byId('never-wrote')).toBeUndefined();
    expect(await place.store.meta.get('retentionRunAt')).toBe(String(T0));
  });

  it('leaves a tombstone of each, in the store and beside the key file', async () => {
    await talk(place, 'asked', { erasureAskedAt: T0 - 73 * HOUR });
    await run();
    const tombstone = { conversationId: 'asked', contactId: 'asked', at: T0, why: 'asked' };
    expect((await place.store.erasure.tombstones({ limit: 5 })).items).toEqual([tombstone]);
    expect(await place.erased.all()).toEqual([tombstone]);
  });

  it('goes through more than a page, telling how far it is', async () => {
    await Promise.all(Array.from({ length: 130 }, (_, n) => talk(place, `old-${n}`, { lastAt: T0 - 91 * DAY })));
    const told: number[] = [];
    expect(await run({ progress: (_, done) => told.push(done) })).toEqual({ asked: 0, old: 130, contacts: 0 });
    expect(told).toEqual([100, 130]);
    expect(await place.store.log.counts()).toMatchObject({ entries: 0, turns: 0 });
  });

  it('cut off between tombstone and erasure is finished by the next run', async () => {
    await talk(place, 'old', { lastAt: T0 - 91 * DAY });
    const erasure = { ...place.store.erasure, erase: () => Promise.reject(new Error('crash')) };
    await expect(run({ store: { ...place.store, erasure } })).rejects.toThrow('crash');
    expect(await place.erased.all()).toHaveLength(1);
    expect(await run()).toMatchObject({ old: 1 });
    expect(await textOf(place, 'old')).toBeUndefined();
  });

  it('destroys nothing when the tombstone cannot be written', async () => {
    await talk(place, 'old', { lastAt: T0 - 91 * DAY });
    const erased = { ...place.erased, append: () => Promise.reject(new Error('full')) };
    await expect(run({ erased })).rejects.toThrow('full');
    expect(await textOf(place, 'old')).toEqual({ text: 'text of old' });
  });

  it('does not run for ever when the store does not let go', async () => {
    await talk(place, 'old', { lastAt: T0 - 91 * DAY });
    const erasure = { ...place.store.erasure, erase: () => Promise.resolve() };
    await expect(run({ store: { ...place.store, erasure } })).rejects.toMatchObject({ code: 'internal' });
  });

  it('reads tombstones past a line that a crash tore off', async () => {
    await place.erased.append([{ conversationId: 'a', contactId: 'a', at: T0, why: 'asked' }]);
    await appendFile(erasedListPath(place.keyFile), '{"v":1,"conversationId":"to');
    await place.erased.append([{ conversationId: 'b', contactId: 'b', at: T0, why: 'retention' }]);
    expect((await place.erased.all()).map(({ conversationId }) => conversationId)).toEqual(['a', 'b']);
  });
});
