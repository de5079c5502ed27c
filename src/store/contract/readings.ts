// What the use cases ask of a store about readings by the second reader. Part of the log's contract.

import type { Instant } from '../../domain/clock.js';
import type { Entry, UNREAD } from '../../domain/log.js';

/** Entries that wait for the second reader. A reading itself is a turn (`recordTurn`). */
export interface ReadingStore {
  /** Those that wait, by `toRead`, then the oldest first. */
  toRead(limit: number): Promise<readonly Entry[]>;
  /** Adds one to the tries, durably, and gives the entry this place in the row. Says how many tries there are. */
  countReading(contactId: string, seq: number, toRead: number): Promise<number>;
  /** The entry waits no more: no reading is needed (null), or it was given up (`UNREAD`). */
  endReading(contactId: string, seq: number, how: null | typeof UNREAD): Promise<void>;
  /**
   * A message that waits for nothing, or was given up, stands in the row again at this place (`READ_AGAIN`), its tries forgotten. False,
   * and nothing done, where it waits already or has no outcome yet.
   */
  readAgain(contactId: string, seq: number, toRead: number): Promise<boolean>;
  /** How many wait, how many of those that were never read were written before `before`, and how many were given up. */
  readingCounts(before: Instant): Promise<{ readonly waiting: number; readonly late: number; readonly unread: number }>;
}
