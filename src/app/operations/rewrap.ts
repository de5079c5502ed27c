// Wraps the data keys of a store anew, page by page: the common part of rotation, backup and restore.

import type { KeyRing } from '../../store/contract/key-ring.js';
import type { KeyStore, WrappedKey } from '../../store/contract.js';
import type { Progress } from './ports.js';

/** Keys in one page: one fsync each. */
const PAGE = 500;

/** What came of it. */
export interface Rewrapped {
  readonly rewrapped: number;
  /** Keys whose wrapping key `from` does not hold; they stay as they are. */
  readonly lost: number;
}

/**
 * Wraps every key that is not wrapped by `to`'s current key with it, opening it with `from`. May be cut off at any point and
 * run again: it finds what is left.
 */
export async function rewrapAll(keys: KeyStore, from: KeyRing, to: KeyRing, progress: Progress): Promise<Rewrapped> {
  const current = to.live().find((key) => key.current)?.id ?? '';
  const total = await keys.count();
  const lost = new Set<string>();
  let rewrapped = 0;
  for (;;) {
    // Lost keys keep coming back: the page is made larger by their number.
    const page = await keys.wrappedByOthers(current, PAGE + lost.size);
    const left = page.filter((key) => !lost.has(key.conversationId));
    if (left.length === 0) return { rewrapped, lost: lost.size };
    const outcomes = await Promise.all(left.map((key) => rewrapOne(keys, key, from, to)));
    for (const [i, done] of outcomes.entries()) if (!done) lost.add(left[i]?.conversationId ?? '');
    rewrapped += outcomes.filter((done) => done).length;
    progress('keys', rewrapped, total);
  }
}

async function rewrapOne(keys: KeyStore, key: WrappedKey, from: KeyRing, to: KeyRing): Promise<boolean> {
  const plain = from.unwrap(key);
  if (plain === undefined) return false;
  const { wrapped, wrappingKeyId } = to.wrap(key.conversationId, plain);
  await keys.rewrap(key.conversationId, wrapped, wrappingKeyId);
  return true;
}
