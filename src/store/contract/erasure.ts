// What the use cases ask of a store about erasure, and about facts on the store itself.

import type { Tombstone } from '../../domain/conversation.js';
import type { Page, PageRequest } from './page.js';

/** Destroying what must not stay. */
export interface ErasureStore {
  /**
   * Destroys everything of a conversation: entries, turns, deliveries, help requests, review items, acts, notes, summary and,
   * last, its data key; the tombstone is written first. Drops the contact's row when nothing else of it is left. Idempotent.
   */
  erase(tombstone: Tombstone): Promise<void>;
  tombstones(page: PageRequest): Promise<Page<Tombstone>>;
  /** After erasures: no old page of the write-ahead log keeps what was erased. */
  compact(): Promise<void>;
}

/** Facts about the store. */
export interface MetaStore {
  /** Facts about the store itself: profile stamp, schema version, time of the last rotation … Small strings. */
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  /** Sets only when unset; says what stands there afterwards. */
  claim(key: string, value: string): Promise<string>;
}
