// Versions of what an NGO edits: drafts are kept, one of them is in force, and who put it there is on the record.

import type { Instant } from './clock.js';

/** The content that ships with the program: in force until another version is published, never stored. */
export const SHIPPED_VERSION = 0;

/** A version that was drafted. Never changed: another draft is another version. */
export interface ContentVersion {
  /** From 1, in the order of drafting. */
  readonly n: number;
  /** Version of the content itself (`Content.version`): the same files, the same value. Names the stored files. */
  readonly hash: string;
  /** The version that it was made of. */
  readonly base: number;
  /** Account id, or `terminal:<user>`. */
  readonly by: string;
  readonly at: Instant;
  /** What is new, in the editor's words; empty when nothing was said. */
  readonly note: string;
}

/** The files of a version, packed (content/files.ts). */
export interface ContentBundle {
  readonly hash: string;
  readonly packed: Uint8Array;
}

/** A version went into force. The newest act says which one is. */
export interface ContentAct {
  /** From 1 without gaps. */
  readonly n: number;
  readonly act: 'publish' | 'rollback';
  /** The version in force from here on. */
  readonly version: number;
  readonly by: string;
  readonly at: Instant;
}
