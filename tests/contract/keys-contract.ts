// What every store must hold about wrapped data keys.

import { aTombstone, aWrappedKey, sealed } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

export function keysContract(name: string, open: OpenStore): void {
  describe(`${name} keeps wrapped keys`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('keeps the first key of a conversation, whoever else brings one', async () => {
      const { keys } = opened.store;
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, n) => keys.insert(aWrappedKey({ wrapped: sealed(`w${n}`) }))),
      );
      expect(outcomes.filter((outcome) => outcome === 'inserted')).toHaveLength(1);
      expect(await keys.byId('conversation-of-contact')).toEqual(
        aWrappedKey({ wrapped: sealed(`w${outcomes.indexOf('inserted')}`) }),
      );
      expect(await keys.byId('another')).toBeUndefined();
    });

    it('says which keys another wrapping key wraps, until all are wrapped anew', async () => {
      const { keys } = opened.store;
      const wrappedBy = ['m', 'a', 'z', 'm'];
      for (const [n, id] of wrappedBy.entries()) {
        await keys.insert(aWrappedKey({ conversationId: `c${n}`, wrappingKeyId: id }));
      }
      expect(await keys.inUse()).toEqual([
        { wrappingKeyId: 'a', keys: 1 },
        { wrappingKeyId: 'm', keys: 2 },
        { wrappingKeyId: 'z', keys: 1 },
      ]);
      expect((await keys.wrappedByOthers('m', 10)).map(({ conversationId }) => conversationId).sort()).toEqual([
        'c1',
        'c2',
      ]);
      expect(await keys.wrappedByOthers('m', 1)).toHaveLength(1);
      await keys.rewrap('c1', sealed('anew'), 'm');
      await keys.rewrap('c2', sealed('anew'), 'm');
      expect(await keys.wrappedByOthers('m', 10)).toEqual([]);
      expect(await keys.byId('c1')).toEqual(
        aWrappedKey({ conversationId: 'c1', wrapped: sealed('anew'), wrappingKeyId: 'm' }),
      );
      expect(await keys.inUse()).toEqual([{ wrappingKeyId: 'm', keys: 4 }]);
      expect(await keys.count()).toBe(4);
    });

    it('makes no key for a conversation that was erased, nor wraps one again', async () => {
      const { keys, erasure } = opened.store;
      await keys.insert(aWrappedKey());
      await erasure.erase(aTombstone());
      expect(await keys.insert(aWrappedKey())).toBe('exists');
      await keys.rewrap('conversation-of-contact', sealed('anew'), 'm');
      expect(await keys.byId('conversation-of-contact')).toBeUndefined();
      expect(await keys.count()).toBe(0);
      expect(await keys.inUse()).toEqual([]);
    });
  });
}
