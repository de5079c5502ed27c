// What engagements ask of a store about evidence: one append-only log, and the signed roots over it. Nothing here is ever changed.

import type { EvidenceEntry, SignedRoot } from '../../domain/evidence.js';

/** The evidence log. Erasing a conversation does not touch it: what makes a thread's evidence unreadable is its key's end. */
export interface EvidenceStore {
  /**
   * Appends records in order, each `seq` and `uid` once. Says how many were written from the first on; the next one's place was taken
   * by another writer, or its uid is known: read again and go on from there.
   */
  append(entries: readonly EvidenceEntry[]): Promise<number>;
  /** The newest record, undefined in an empty log. */
  head(): Promise<EvidenceEntry | undefined>;
  /** Number of a thread's newest record, 0 when it has none. */
  lastOf(threadId: string): Promise<number>;
  /** Those of these uids that are there. */
  byUids(uids: readonly string[]): Promise<readonly EvidenceEntry[]>;
  /** Records of a thread with `threadSeq > after`, ascending. */
  ofThread(threadId: string, after: number, limit: number): Promise<readonly EvidenceEntry[]>;
  /** Acts of custody of a thread (CUSTODY_KINDS) with `threadSeq < before`, the newest first. */
  custodyOf(threadId: string, before: number, limit: number): Promise<readonly EvidenceEntry[]>;
  /** Records of all threads with `seq > after`, ascending. */
  after(seq: number, limit: number): Promise<readonly EvidenceEntry[]>;
  /** Only the hashes of the same. */
  hashesAfter(seq: number, limit: number): Promise<readonly string[]>;
  /** `exists`: there is a root of this size already. */
  addRoot(root: SignedRoot): Promise<'inserted' | 'exists'>;
  /** Roots with `size > after`, ascending. */
  rootsAfter(size: number, limit: number): Promise<readonly SignedRoot[]>;
  /** The newest root. */
  lastRoot(): Promise<SignedRoot | undefined>;
}
