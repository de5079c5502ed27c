// A bounded cache of heads, least recently used out first.

import { type Head, type HeadDeps, loadHead } from './head.js';

/** Heads kept in memory: about 2 KB each, so at most some 40 MB. */
export const MAX_HEADS = 20_000;

export interface Heads {
  /** The contact's head, loaded when it is not there. Concurrent callers share one load. */
  get(contactId: string): Promise<Head>;
  /** Throws the head away after a conflict; the next `get` reads the store again. */
  drop(contactId: string): void;
}

/** Makes the cache. A head in use may be dropped at any time: the store decides about conflicts. */
export function createHeads(deps: HeadDeps, limit: number = MAX_HEADS): Heads {
  const heads = new Map<string, Promise<Head>>();
  return {
    get(contactId) {
      const known = heads.get(contactId);
      if (known !== undefined) {
        heads.delete(contactId);
        heads.set(contactId, known);
        return known;
      }
      const loading = loadHead(contactId, deps);
      heads.set(contactId, loading);
      loading.catch(() => heads.delete(contactId));
      if (heads.size > limit) {
        const oldest = heads.keys().next().value;
        if (oldest !== undefined) heads.delete(oldest);
      }
      return loading;
    },
    drop: (contactId) => void heads.delete(contactId),
  };
}
