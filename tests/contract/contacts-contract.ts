// What every store must hold about contacts.

import { aContact, anEntry, aSummary, aTurnRecord, sealed, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function contactsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps contacts`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('finds a contact by its look-up and by its id', async () => {
      const { contacts } = opened.store;
      expect(await contacts.insert(aContact())).toBe('inserted');
      expect(await contacts.byLookup('lookup-contact')).toEqual(aContact());
      expect(await contacts.byId('contact')).toEqual(aContact());
      expect(await contacts.byLookup('another')).toBeUndefined();
      expect(await contacts.byId('another')).toBeUndefined();
    });

    it('lets one of fifty writers win an address', async () => {
      const { contacts } = opened.store;
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, n) => contacts.insert(aContact({ id: `c${n}`, lookup: 'same' }))),
      );
      expect(outcomes.filter((outcome) => outcome === 'inserted')).toHaveLength(1);
      const winner = outcomes.indexOf('inserted');
      expect((await contacts.byLookup('same'))?.id).toBe(`c${winner}`);
    });

    it('keeps the sealed address of a contact that replies are pushed to, until it is dropped', async () => {
      const { contacts } = opened.store;
      const contact = aContact({ channel: 'telegram', address: sealed('address') });
      await contacts.insert(contact);
      expect(await contacts.byId('contact')).toEqual(contact);
      await contacts.dropLookup('contact');
      expect((await contacts.byId('contact'))?.address).toBeNull();
    });

    it('notes the last use', async () => {
      const { contacts } = opened.store;
      await contacts.insert(aContact());
      await contacts.touch('contact', T0 + 3_600_000);
      expect((await contacts.byId('contact'))?.usedAt).toBe(T0 + 3_600_000);
    });

    it('makes a dropped address unknown, keeps the log, and lets the address begin anew', async () => {
      const { contacts, log } = opened.store;
      await contacts.insert(aContact());
      await contacts.insert(aContact({ id: 'other' }));
      await log.append(anEntry());
      await contacts.dropLookup('contact');
      await contacts.dropLookup('other');
      expect(await contacts.byLookup('lookup-contact')).toBeUndefined();
      expect(await contacts.byLookup('')).toBeUndefined();
      expect((await contacts.byId('contact'))?.lookup).toBe('');
      expect(await log.entries('contact', [1])).toHaveLength(1);
      expect(await contacts.insert(aContact({ id: 'new', lookup: 'lookup-contact' }))).toBe('inserted');
    });

    it('removes contacts long unused of whom nothing is left, and no others', async () => {
      const { contacts, log } = opened.store;
      for (const id of ['empty', 'wrote', 'answered']) await contacts.insert(aContact({ id }));
      await contacts.insert(aContact({ id: 'fresh', usedAt: T0 + 100 }));
      await log.append(anEntry({ contactId: 'wrote' }));
      await log.recordTurn(
        aTurnRecord({ summary: aSummary({ contactId: 'answered', id: 'conversation-of-answered' }) }),
      );
      expect(await contacts.dropUnused({ before: T0 + 50, limit: 10 })).toBe(1);
      expect(await contacts.byId('empty')).toBeUndefined();
      for (const id of ['wrote', 'answered', 'fresh']) expect(await contacts.byId(id)).toBeDefined();
    });
  });
}
