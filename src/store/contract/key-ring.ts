// What operations ask of KEY_FILE and of the list of the erased that lies beside it.

import type { Instant } from '../../domain/clock.js';
import type { Tombstone } from '../../domain/conversation.js';
import type { WrappedKey } from '../contract.js';

/** A wrapping key as people may know it. */
export interface LiveWrappingKey {
  readonly id: string;
  readonly createdAt: Instant;
  readonly current: boolean;
}

/** The wrapping keys of one KEY_FILE, for rotation, backup and restore. */
export interface KeyRing {
  /** The same for all key files of one deployment. */
  readonly realm: string;
  live(): readonly LiveWrappingKey[];
  /** Adds a fresh wrapping key to the file and makes it the current one. */
  add(): Promise<void>;
  /** Takes all but the current key out of the file and overwrites the file's old bytes. */
  destroyOthers(): Promise<void>;
  /** The data key; undefined when its wrapping key is not in the file. Throws `internal` when the bytes were changed. */
  unwrap(key: WrappedKey): Uint8Array | undefined;
  /** Wraps a data key under the current wrapping key. */
  wrap(conversationId: string, plain: Uint8Array): Pick<WrappedKey, 'wrapped' | 'wrappingKeyId'>;
  /** Writes a key file of the same deployment with one fresh wrapping key of its own. `path` must not exist. */
  fork(path: string): Promise<KeyRing>;
}

/**
 * Tombstones outside of the store, beside KEY_FILE: they outlive the store, so that nobody who was erased comes back with an
 * older backup. Random ids and times, nothing else.
 */
export interface ErasedList {
  /** Durable when it returns. */
  append(tombstones: readonly Tombstone[]): Promise<void>;
  all(): Promise<readonly Tombstone[]>;
}
