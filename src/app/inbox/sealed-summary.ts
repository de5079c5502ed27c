// The sealed line of a help request or review item. It is written with every turn and changes with few of them.

import type { HelpSummary } from '../../domain/help-request.js';
import type { Sealed } from '../../domain/log.js';
import type { DataKey } from '../../store/contract/sealing.js';

interface Kept {
  readonly written: string;
  readonly sealed: Sealed;
}

/** Lives as long as the vault keeps the key at hand. At most two rows of a conversation are open at once. */
const kept = new WeakMap<DataKey, Map<string, Kept>>();
const MOST_ROWS = 4;

/** What the seal of a help request's or review item's summary is bound to. */
export function summaryPlace(collection: 'help' | 'review', id: string): string {
  return `${collection}|${id}|summary`;
}

/** The summary sealed for its row: the same bytes again while nothing in it changed, for a seal costs more than the look. */
export function sealedSummary(key: DataKey, collection: 'help' | 'review', id: string, summary: HelpSummary): Sealed {
  const place = summaryPlace(collection, id);
  const rows = kept.get(key) ?? new Map<string, Kept>();
  const written = JSON.stringify(summary);
  const before = rows.get(place);
  if (before?.written === written) return before.sealed;
  const sealed = key.seal(place, summary);
  if (rows.size >= MOST_ROWS) rows.clear();
  rows.set(place, { written, sealed });
  kept.set(key, rows);
  return sealed;
}
