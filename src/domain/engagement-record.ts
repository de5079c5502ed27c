// How everything about engagements is kept: rows of records, one row a thread, an authorisation, a persona, a campaign or a register.

import type { Instant } from './clock.js';

/** Kinds of rows. `authorisation` holds the numbered documents alone; what leads to them stands in its `dossier`. */
export const REALMS = [
  'authorisation',
  'dossier',
  'thread',
  'persona',
  'campaign',
  'suspicion',
  'training',
  'safeguarding',
  'stops',
  'reader',
] as const;
export type Realm = (typeof REALMS)[number];

/** One record of a row. Records are inserted and never changed. */
export interface EngagementRecord {
  readonly realm: Realm;
  /** Which of the realm; a register has one row, `all`. */
  readonly id: string;
  /** From 1, without gaps: whoever decided on n records inserts the next or decides again. */
  readonly n: number;
  /** Its own id in the row: the same again is the same record. */
  readonly uid: string;
  readonly kind: string;
  readonly at: Instant;
  /** Account id, `subject` or `system`. */
  readonly by: string;
  /** What it says, sealed under the row's key. */
  readonly sealed: Uint8Array;
  /** What all records up to this one come to, sealed; null where none was kept. */
  readonly state: Uint8Array | null;
}

/** A record by its place, without what it says. */
export type RecordPlace = Pick<EngagementRecord, 'realm' | 'id' | 'n' | 'kind'>;
