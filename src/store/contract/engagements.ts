// What engagements ask of a store: rows of records that only grow.

import type { EngagementRecord, Realm, RecordPlace } from '../../domain/engagement-record.js';

/** Rows of records. Nothing here is ever changed; erasing a thread destroys its key. */
export interface EngagementStore {
  /** `exists`: this uid stands in the row. `conflict`: the number is taken by another record, read again and decide again. */
  append(record: EngagementRecord): Promise<'appended' | 'exists' | 'conflict'>;
  byUid(realm: Realm, id: string, uid: string): Promise<EngagementRecord | undefined>;
  /** Records of a row with `n > after`, ascending. */
  after(realm: Realm, id: string, n: number, limit: number): Promise<readonly EngagementRecord[]>;
  /** Records of a row with `n < before`, descending. */
  before(realm: Realm, id: string, n: number, limit: number): Promise<readonly EngagementRecord[]>;
  /** The newest record of a row that keeps a state. */
  snapshot(realm: Realm, id: string): Promise<EngagementRecord | undefined>;
  /** Ids of a realm's rows above `after`, ascending. */
  ids(realm: Realm, after: string, limit: number): Promise<readonly string[]>;
  /** Where the whole stands now, for `since`. */
  mark(): Promise<string>;
  /**
   * Places of what was written after a mark (empty: from the beginning), in no certain order, and the next mark. Each comes at least once; for some seconds it may come
   * again, since writers' clocks differ. `more`: there is more to read at once.
   */
  since(
    mark: string,
    limit: number,
  ): Promise<{ readonly places: readonly RecordPlace[]; readonly mark: string; readonly more: boolean }>;
}
