// Puts news into the list on the screen without moving a row: known rows change in place, new ones wait, ended ones stay marked.

import type { QueueRow } from '../../api/types.js';

/** What the screen makes of a newer reading of the queue. */
export interface Merged {
  /** The shown rows, same order, newest facts. */
  readonly rows: readonly QueueRow[];
  /** Rows that are not shown yet. */
  readonly fresh: readonly QueueRow[];
  /** Ids of shown rows that are in the queue no more. */
  readonly gone: ReadonlySet<string>;
}

/** Merges `latest`, read from the start of the queue; `complete`: nothing came after it. */
export function merge(shown: readonly QueueRow[], latest: readonly QueueRow[], complete: boolean): Merged {
  const now = new Map(latest.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  const fresh = latest.filter((row) => !known.has(row.id));
  // New rows push others out of a window that is not complete: only what lies well inside can be called gone.
  const sure = complete ? shown.length : latest.length - fresh.length;
  const gone = new Set(shown.filter((row, at) => at < sure && !now.has(row.id)).map((row) => row.id));
  return { rows: shown.map((row) => now.get(row.id) ?? row), fresh, gone };
}
