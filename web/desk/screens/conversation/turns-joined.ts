// Older turns that were loaded and a newer reading of the newest, put together.

import type { Turn } from '../../api/conversation-types.js';

/** Turns on the page after a newer reading: what was loaded before stays, unless a gap would open. */
export function joined(shown: readonly Turn[], newest: readonly Turn[]): { turns: readonly Turn[]; kept: boolean } {
  const first = newest[0]?.turn ?? 0;
  const last = shown.at(-1)?.turn ?? 0;
  if (shown.length === 0 || first > last + 1) return { turns: newest, kept: false };
  return { turns: [...shown.filter((turn) => turn.turn < first), ...newest], kept: true };
}
