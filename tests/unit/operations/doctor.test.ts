// Doctor names what is wrong with a deployment, one thing at a time, and how to mend it.

import { join } from 'node:path';
import type { PlaceFacts } from '../../../src/app/operations/doctor/check.js';
import { type DoctorDeps, examine } from '../../../src/app/operations/doctor/doctor.js';
import { projectRoot } from '../../../src/cli/project-root.js';
import { loadContent } from '../../../src/content/load.js';
import type { Content } from '../../../src/domain/content.js';
import { AppError } from '../../../src/domain/errors.js';
import type { Store } from '../../../src/store/contract.js';
import { aDelivery, anAccount, anEntry, aSummary, aTurn, aTurnRecord, T0 } from '../../fixtures/rows.js';
import { GOOD_SETTINGS } from './doctor-fixture.js';
import { aPlace, clock, type Place, talk } from './place.js';

const HEALTHY: PlaceFacts = { storeMode: 0o600, keyFileMode: 0o600, freeBytes: 20 * 1024 ** 3, keysBesideStore: false };
const DAY = 86_400_000;

/** The shipped content, in which somebody has verified the contacts. */
function withVerified(content: Content): Content {
  const helplines = content.helplines.map((one) => ({
    ...one,
    state: 'verified' as const,
    verifiedOn: '2026-01-02',
    expiresOn: null,
  }));
  return { ...content, helplines };
}

const CONTENT = loadContent(join(projectRoot(), 'content')).then(withVerified);

describe('doctor', () => {
  let place: Place;
  beforeEach(async () => {
    place = await aPlace();
    const { store } = place;
    await store.meta.claim('profile', 'ngo');
    await store.meta.set('backupAt', String(T0 - DAY));
    await store.meta.set('retentionRunAt', String(T0 - 3_600_000));
    await store.staff.insert(anAccount());
    await store.staff.putDuty({ staffId: 'ana', name: 'Ana', onDuty: true, until: T0 + DAY, languages: [], at: T0 });
    await talk(place, 'talk');
  });
  afterEach(async () => {
    await place.remove();
  });

  /** The store stays open for the test: doctor closes what it opened. */
  function kept(store: Store): Store {
    return { ...store, close: () => Promise.resolve() };
  }

  async function look(over: Partial<DoctorDeps> = {}, facts: Partial<PlaceFacts> = {}) {
    return await examine({
      openStore: () => Promise.resolve(kept(place.store)),
      readKeys: () => place.ring(),
      facts: () => Promise.resolve({ ...HEALTHY, ...facts }),
      settings: GOOD_SETTINGS,
      clock,
      nodeVersion: '24.11.1',
      content: () => CONTENT,
      telegram: null,
      secondReader: null,
      ...over,
    });
  }

  async function findings(over: Partial<DoctorDeps> = {}, facts: Partial<PlaceFacts> = {}): Promise<readonly string[]> {
    return (await look(over, facts)).filter(({ ok }) => !ok).map(({ id }) => id);
  }

  it('finds nothing wrong with a healthy deployment', async () => {
    const checks = await look();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThan(28);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it('says the mend with every finding, and only then', async () => {
    const checks = await look({ clock: { now: () => T0 + 400 * DAY } }, { storeMode: 0o644, freeBytes: 1 });
    for (const { ok, mend } of checks) expect(mend === null).toBe(ok);
    expect(checks.some(({ ok }) => !ok)).toBe(true);
  });

  it.each<[string, string, Partial<PlaceFacts>]>([
    ['a store that others can read', 'store-mode', { storeMode: 0o640 }],
    ['a key file that others can read', 'key-file-mode', { keyFileMode: 0o604 }],
    ['keys beside the store', 'key-file-place', { keysBesideStore: true }],
    ['a disk that is nearly full', 'disk', { freeBytes: 500 * 1024 ** 2 }],
  ])('finds %s', async (_, id, facts) => {
    expect(await findings({}, facts)).toEqual([id]);
  });

  it('finds a clock that was set back', async () => {
    expect(await findings({ clock: { now: () => T0 - 600_000 } })).toEqual(['clock']);
  });

  it('finds messages that wait, that were set aside, and replies that did not arrive', async () => {
    const { log, deliveries } = place.store;
    for (const seq of [2, 3]) await log.append(anEntry({ contactId: 'talk', seq, at: T0 - 120_000 }));
    await log.quarantine('talk', 3);
    const states = ['undeliverable', 'ambiguous'] as const;
    for (const [i, state] of states.entries()) {
      await log.finishTurn(
        aTurnRecord({ deliveries: [aDelivery({ id: state, turn: 7 + i })], turn: aTurn({ turn: 7 }) }),
      );
      await deliveries.settle([state], state, 'timed_out');
    }
    expect(await findings()).toEqual(['pending', 'quarantined', 'undeliverable', 'ambiguous']);
  });

  it('finds that nobody is on duty, nobody can sign in, nobody is told, and no backup was made', async () => {
    const { staff, meta } = place.store;
    await staff.update({ ...anAccount(), state: 'disabled', version: 1 });
    await staff.putDuty({ staffId: 'ana', name: 'Ana', onDuty: true, until: T0 - 1, languages: [], at: T0 });
    await meta.set('backupAt', String(T0 - 8 * DAY));
    const settings = { ...GOOD_SETTINGS, alarm: { webhook: null, mail: null } };
    expect(await findings({ settings })).toEqual(['alarm', 'accounts', 'counsellors', 'on-duty', 'backup']);
  });

  it('finds that nobody who may take a talk over has signed in, and a one-time password left lying', async () => {
    const { staff } = place.store;
    await staff.update({ ...anAccount(), roles: ['supervisor', 'admin'], version: 1 });
    await staff.insert(anAccount({ name: 'Ben', state: 'setup', createdAt: T0 - 8 * DAY }));
    expect(await findings()).toEqual(['counsellors', 'unused-logins']);
  });

  it('finds that retention does not run', async () => {
    await place.store.meta.set('retentionRunAt', String(T0 - 3 * DAY));
    expect(await findings()).toEqual(['retention-runs']);
  });

  it('finds a store of another profile and what should have been erased', async () => {
    const old = aSummary({ id: 'old', contactId: 'old', lastAt: T0 - 93 * DAY });
    await place.store.log.finishTurn(aTurnRecord({ summary: old, deliveries: [] }));
    const settings = { ...GOOD_SETTINGS, profile: 'authority' as const };
    expect(await findings({ settings })).toEqual(['profile', 'retention']);
  });

  it('finds an old wrapping key and a rotation that was cut off', async () => {
    await (await place.ring()).add();
    const checks = await look();
    expect(checks.find(({ id }) => id === 'key-age')).toMatchObject({
      ok: false,
      says: expect.stringContaining('cut off'),
    });
    await (await place.ring()).destroyOthers();
    await place.store.keys.rewrap('talk', ...(await wrappedAnew('talk')));
    const later = { now: () => T0 + 15 * DAY };
    expect(await findings({ clock: later })).toContain('key-age');
  });

  async function wrappedAnew(id: string): Promise<[Uint8Array, string]> {
    const { wrapped, wrappingKeyId } = (await place.ring()).wrap(id, new Uint8Array(32));
    return [wrapped, wrappingKeyId];
  }

  it('finds keys that KEY_FILE does not open, and keys that were changed', async () => {
    const key = await place.store.keys.byId('talk');
    const wrapped = key?.wrapped ?? new Uint8Array();
    await place.store.keys.rewrap('talk', wrapped, 'unknown');
    expect(await findings()).toEqual(['keys-open']);
    const changed = wrapped.slice();
    changed[20] = (changed[20] ?? 0) ^ 1;
    await place.store.keys.rewrap('talk', changed, key?.wrappingKeyId ?? '');
    expect(await findings()).toEqual(['keys-open']);
  });

  it('tells what stands in the way when the store or the key file cannot be opened', async () => {
    const no = (message: string) => () => Promise.reject(new AppError('bad_config', message));
    const checks = await look({
      openStore: no('The store is of version 1: run safe-passage store migrate.'),
      readKeys: no('KEY_FILE holds nothing that can be read'),
    });
    expect(checks.filter(({ ok }) => !ok).map(({ id, says, mend }) => [id, says, mend])).toEqual([
      ['store', 'The store is of version 1.', 'Run safe-passage store migrate.'],
      ['key-file', 'KEY_FILE holds nothing that can be read', 'See docs/operate.md.'],
    ]);
  });

  it('goes on with the other checks when one cannot be made', async () => {
    const broken = { ...kept(place.store), ping: () => Promise.reject(new AppError('store_unavailable', 'disk full')) };
    const checks = await look({ openStore: () => Promise.resolve(broken) });
    expect(checks.filter(({ ok }) => !ok)).toEqual([
      expect.objectContaining({ id: 'store-writable', says: 'disk full' }),
    ]);
  });
});
