// What every store must hold about staff.

import { anAccount, aStaffSession, sealed, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function staffContract(name: string, open: OpenStore): void {
  describe(`${name} keeps staff`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('keeps one account a name', async () => {
      const { staff } = opened.store;
      expect(await staff.insert(anAccount())).toBe('inserted');
      expect(await staff.insert(anAccount({ id: 'other' }))).toBe('exists');
      expect(await staff.insert(anAccount({ name: 'Ben' }))).toBe('inserted');
      expect(await staff.byNameKey('ana')).toEqual(anAccount());
      expect(await staff.byId('ana')).toEqual(anAccount());
      expect(await staff.byNameKey('nobody')).toBeUndefined();
      expect(await staff.byId('nobody')).toBeUndefined();
      expect((await staff.list()).map(({ id }) => id)).toEqual(['ana', 'ben']);
    });

    it('changes an account only from the version that was read', async () => {
      const { staff } = opened.store;
      await staff.insert(anAccount());
      const changed = anAccount({
        state: 'disabled',
        roles: ['analyst', 'auditor'],
        totpSealed: sealed('new'),
        version: 1,
      });
      expect(await staff.update(changed)).toBe('updated');
      expect(await staff.update(changed)).toBe('stale');
      expect(await staff.byId('ana')).toEqual(changed);
      expect(await staff.update(anAccount({ id: 'nobody', version: 1 }))).toBe('stale');
    });

    it('accepts a code once, also when it comes twice at a time', async () => {
      const { staff } = opened.store;
      const outcomes = await Promise.all([1, 2, 3].map(() => staff.useCode('ana', '60000000', T0)));
      expect([...outcomes].sort()).toEqual(['accepted', 'used', 'used']);
      expect(await staff.useCode('ben', '60000000', T0)).toBe('accepted');
      expect(await staff.useCode('ana', '60000001', T0)).toBe('accepted');
    });

    it('keeps sessions, notes their use and ends them at once', async () => {
      const { staff } = opened.store;
      for (const tokenHash of ['one', 'two']) await staff.insertSession(aStaffSession({ tokenHash }));
      await staff.insertSession(aStaffSession({ tokenHash: 'bens', accountId: 'ben' }));
      await staff.touchSession('one', T0 + 5);
      expect(await staff.session('one')).toEqual(aStaffSession({ tokenHash: 'one', seenAt: T0 + 5 }));
      await staff.revokeSession('one', T0 + 6);
      await staff.revokeSessionsOf('ana', T0 + 7);
      expect((await staff.session('one'))?.revokedAt).toBe(T0 + 6);
      expect((await staff.session('two'))?.revokedAt).toBe(T0 + 7);
      expect((await staff.session('bens'))?.revokedAt).toBeNull();
      expect(await staff.session('nothing')).toBeUndefined();
    });

    it('knows when somebody was last seen in a session that still stands', async () => {
      const { staff } = opened.store;
      expect(await staff.lastSeen('ana')).toBeNull();
      for (const tokenHash of ['one', 'two']) await staff.insertSession(aStaffSession({ tokenHash }));
      await staff.insertSession(aStaffSession({ tokenHash: 'bens', accountId: 'ben', seenAt: T0 + 99 }));
      await staff.touchSession('two', T0 + 5);
      expect(await staff.lastSeen('ana')).toBe(T0 + 5);
      await staff.revokeSession('two', T0 + 6);
      expect(await staff.lastSeen('ana')).toBe(T0);
      await staff.revokeSessionsOf('ana', T0 + 7);
      expect(await staff.lastSeen('ana')).toBeNull();
    });

    it('knows who said last that they are on duty', async () => {
      const { staff } = opened.store;
      const entry = { staffId: 'ana', name: 'Ana', onDuty: true, until: T0 + 9, languages: ['en', 'fr'], at: T0 };
      await staff.putDuty(entry);
      await staff.putDuty({ ...entry, staffId: 'ben', name: 'Ben' });
      await staff.putDuty({ ...entry, onDuty: false, at: T0 + 1 });
      expect(await staff.duty()).toEqual([
        { ...entry, onDuty: false, at: T0 + 1 },
        { ...entry, staffId: 'ben', name: 'Ben' },
      ]);
    });
  });
}
