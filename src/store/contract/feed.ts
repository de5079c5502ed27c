// The part of a store's contract by which processes that share it hear of one another.

/** Something that was written, by ids only. `key` names it: a repeat has the same. */
export type StoredChange =
  | {
      readonly kind: 'turn';
      readonly key: string;
      readonly contactId: string;
      readonly conversationId: string;
      readonly turn: number;
    }
  | { readonly kind: 'act'; readonly key: string; readonly itemId: string; readonly conversationId: string }
  | { readonly kind: 'note'; readonly key: string; readonly conversationId: string }
  | { readonly kind: 'duty'; readonly key: string; readonly staffId: string };

/** A store that is listened to. */
export interface Watching {
  /** Resolves when nothing is heard any more, with why; undefined after `close`. Never rejects. */
  readonly lost: Promise<Error | undefined>;
  close(): Promise<void>;
}

/** How processes that share a store hear of one another. */
export interface FeedStore {
  /** Where the feed stands now: what is written from here on comes `after` it. */
  now(): Promise<string>;
  /**
   * What was written after a cursor, in no certain order, and the next cursor. Every change comes at least once; for some seconds
   * it may come again, since writers' clocks differ. What was erased since does not come.
   */
  after(cursor: string): Promise<{ readonly changes: readonly StoredChange[]; readonly cursor: string }>;
  /**
   * Tells each change as it is written, where the server can; undefined where it cannot. A help to be quick, no more: it may miss what
   * happened while a connection was broken, and `after` tells all of it again.
   */
  watch?(hear: (changes: readonly StoredChange[]) => void): Promise<Watching | undefined>;
}
