// What every store must hold about the audit log.

import type { AuditEvent } from '../../src/domain/audit.js';
import type { Page } from '../../src/store/contract.js';
import { anAuditEvent, sealed } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function auditContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the audit log`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('appends each number of a chain once', async () => {
      const { audit } = opened.store;
      const event = anAuditEvent({ reasonSealed: sealed('why') });
      expect(await audit.append(event)).toBe('appended');
      expect(await audit.append(anAuditEvent({ act: 'forged' }))).toBe('taken');
      expect(await audit.append(anAuditEvent({ chain: 'another' }))).toBe('appended');
      expect(await audit.chain('chain', 0, 10)).toEqual([event]);
    });

    it('gives a chain in order from any number on', async () => {
      const { audit } = opened.store;
      for (const n of [2, 0, 1, 3]) await audit.append(anAuditEvent({ n }));
      expect((await audit.chain('chain', 1, 2)).map(({ n }) => n)).toEqual([1, 2]);
      expect(await audit.chain('nothing', 0, 5)).toEqual([]);
    });

    it('knows its chains', async () => {
      const { audit } = opened.store;
      expect(await audit.chains()).toEqual([]);
      for (const chain of ['b', 'a', 'c']) for (const n of [0, 1]) await audit.append(anAuditEvent({ chain, n }));
      expect(await audit.chains()).toEqual(['a', 'b', 'c']);
    });

    it('lists newest first, by person and by object, page by page while more is written', async () => {
      const { audit } = opened.store;
      for (const n of [0, 1, 2, 3, 4, 5]) {
        const actor = n % 2 === 0 ? 'ana' : 'ben';
        await audit.append(anAuditEvent({ n, actor, object: n < 4 ? 'conversation:one' : 'conversation:two' }));
      }
      const numbers = (page: Page<AuditEvent>) => page.items.map(({ n }) => n);
      const first = await audit.list({ limit: 4 });
      await audit.append(anAuditEvent({ n: 6 }));
      const second = await audit.list({ limit: 4, ...(first.cursor && { cursor: first.cursor }) });
      expect([numbers(first), numbers(second)]).toEqual([
        [5, 4, 3, 2],
        [1, 0],
      ]);
      expect(second.cursor).toBeUndefined();
      expect(numbers(await audit.list({ limit: 9, actor: 'ben' }))).toEqual([5, 3, 1]);
      expect(numbers(await audit.list({ limit: 9, object: 'conversation:one' }))).toEqual([6, 3, 2, 1, 0]);
      expect(numbers(await audit.list({ limit: 9, actor: 'ana', object: 'conversation:one' }))).toEqual([6, 2, 0]);
    });
  });
}
