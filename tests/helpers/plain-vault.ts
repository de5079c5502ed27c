// A vault whose seals can be read, for tests of what lies around it. Keys are kept and destroyed like real ones.

import type { DataKey, Vault } from '../../src/store/contract/sealing.js';

/** Opens only what was sealed for the same place, so that a wrong place is found in tests too. */
function plainKey(conversationId: string): DataKey {
  return {
    seal: (where, value) => Buffer.from(JSON.stringify({ conversationId, where, value })),
    open(where, sealed) {
      const box = JSON.parse(Buffer.from(sealed).toString()) as {
        conversationId: string;
        where: string;
        value: unknown;
      };
      if (box.where !== where || box.conversationId !== conversationId)
        throw new Error(`sealed for ${box.where}, opened for ${where}`);
      return box.value;
    },
  };
}

/** Makes the vault. `destroy` is what erasure does to a key. */
export function plainVault(): Vault & { destroy(conversationId: string): void } {
  const keys = new Map<string, DataKey>();
  const destroyed = new Set<string>();
  return {
    async key(conversationId, create = false) {
      if (destroyed.has(conversationId)) return undefined;
      if (!keys.has(conversationId) && create) keys.set(conversationId, plainKey(conversationId));
      return keys.get(conversationId);
    },
    realmKey: () => plainKey('realm'),
    blind: (purpose, value) => Buffer.from(`${purpose}|${value}`).toString('base64url'),
    forget: (conversationId) => void keys.delete(conversationId),
    destroy: (conversationId) => void destroyed.add(conversationId),
  };
}
