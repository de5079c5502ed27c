// A legal hold, from the wish to the end: two people, a reason, an expiry; erasure waits and goes on.

import { actOnHold, listHolds } from '../../../src/app/desk/holds.js';
import { COOLING_OFF_BY_WORD_MS, runRetention } from '../../../src/app/operations/run-retention.js';
import { HOLD_AT_MOST_MS } from '../../../src/domain/hold.js';
import type { Role } from '../../../src/domain/staff.js';
import { T0 } from '../../fixtures/rows.js';
import { aPlace, type Place, talk, textOf } from './place.js';

const DAY = 86_400_000;
const ANA = { id: 'ana', name: 'Ana', roles: ['supervisor'] as Role[] };
const BEN = { id: 'ben', name: 'Ben', roles: ['supervisor'] as Role[] };

describe('a legal hold', () => {
  let place: Place;
  let now: number;
  beforeEach(async () => {
    now = T0;
    place = await aPlace();
    await talk(place, 'asked', { erasureAskedAt: T0 - 4 * DAY });
  });
  afterEach(async () => {
    await place.remove();
  });

  const clock = { now: () => now, monotonic: () => now };
  const act = (name: 'ask' | 'approve' | 'lift', who = ANA, until = now + 10 * DAY) => {
    const { store, vault } = place;
    const request = { conversationId: 'asked', act: name, reason: `why ${name}`, ...(name === 'ask' && { until }) };
    return actOnHold(request, who, { store, vault, clock });
  };
  const retention = () => {
    const { store, vault, erased } = place;
    return runRetention({ store, vault, erased, clock, progress: () => {} }, { retentionDays: 90 });
  };

  it('keeps what somebody asked to be erased until it runs out; then it is erased', async () => {
    await act('ask');
    expect(await act('approve', BEN)).toMatchObject({ ok: true, value: { state: { is: 'held', approvedBy: 'ben' } } });
    expect(await retention()).toMatchObject({ asked: 0 });
    expect(await textOf(place, 'asked')).toBeDefined();
    now += 10 * DAY;
    expect(await retention()).toMatchObject({ asked: 1 });
    expect(await textOf(place, 'asked')).toBeUndefined();
  });

  it('holds nothing before a second person approved it', async () => {
    await act('ask');
    expect(await act('approve', ANA)).toEqual({ ok: false, error: { kind: 'refused', why: 'same_person' } });
    expect(await retention()).toMatchObject({ asked: 1 });
  });

  it('can be lifted, and erasure goes on', async () => {
    await act('ask');
    await act('approve', BEN);
    expect(await act('lift')).toMatchObject({ ok: true, value: { state: { is: 'none' } } });
    expect(await retention()).toMatchObject({ asked: 1 });
  });

  it('needs an end that is not too far away, and something to hold', async () => {
    for (const until of [now, now + HOLD_AT_MOST_MS + 1]) {
      expect(await act('ask', ANA, until)).toEqual({ ok: false, error: { kind: 'refused', why: 'bad_until' } });
    }
    expect(await act('approve', BEN)).toEqual({ ok: false, error: { kind: 'refused', why: 'wrong_state' } });
    const { store, vault } = place;
    const request = { conversationId: 'nothing', act: 'ask' as const, reason: 'why', until: now + DAY };
    expect(await actOnHold(request, ANA, { store, vault, clock })).toEqual({ ok: false, error: { kind: 'not_found' } });
  });

  it('is found by its acts when a crash left its mark out', async () => {
    await act('ask');
    await act('approve', BEN);
    await place.store.holds.setHeld('asked', null);
    expect(await retention()).toMatchObject({ asked: 0 });
    expect(await textOf(place, 'asked')).toBeDefined();
  });

  it('is listed with its reason, which lies sealed', async () => {
    await act('ask');
    const { store, vault } = place;
    expect(await listHolds({ store, vault, clock })).toMatchObject([
      { conversationId: 'asked', state: { is: 'asked', by: 'ana' }, reason: 'why ask' },
    ]);
    const [kept] = await store.holds.of('asked');
    expect(Buffer.from(kept?.sealed ?? []).toString('latin1')).not.toContain('why');
  });

  it('is not needed for the short cooling-off of the code word to wait its hour', async () => {
    const half = T0 - COOLING_OFF_BY_WORD_MS / 2;
    await talk(place, 'by-word', { erasureAskedAt: half, erasureByWord: true });
    await talk(place, 'without', { erasureAskedAt: half });
    await retention();
    expect(await textOf(place, 'by-word')).toBeDefined();
    now += COOLING_OFF_BY_WORD_MS;
    await retention();
    expect(await textOf(place, 'by-word')).toBeUndefined();
    expect(await textOf(place, 'without')).toBeDefined();
  });
});
