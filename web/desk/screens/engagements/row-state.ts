// What a thread waits for, in words, and which comes first: somebody in danger, then what a person has to do, then the rest.

import type { ThreadRow } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import type { IconName } from '../../parts/icon.js';

/** How a row is told. `since`: RFC 3339, from when it waits; null: nothing waits. */
export interface RowState {
  readonly order: number;
  readonly icon: IconName;
  readonly tone?: 'warn' | 'danger' | 'ok';
  readonly words: string;
  readonly since: string | null;
}

/** Rows with a lower order wait for a person. */
const QUIET = 10;

/** Whether somebody has to do something. */
export function waitsForPerson(row: ThreadRow): boolean {
  return stateOf(row).order < QUIET;
}

/** The state of one thread. */
export function stateOf(row: ThreadRow): RowState {
  return urgent(row) ?? work(row) ?? quiet(row);
}

function urgent({ alertSince, frozen }: ThreadRow): RowState | undefined {
  if (frozen === null) return undefined;
  const words = w(`frozen.${frozen}`);
  if (alertSince !== null) return { order: 0, icon: 'freeze', tone: 'danger', words, since: alertSince };
  return { order: 4, icon: 'freeze', tone: 'danger', words, since: null };
}

function work(row: ThreadRow): RowState | undefined {
  const { toBeSent, draftsApproved, draftsOpen, lastTheirsAt, state, channel } = row;
  if (state === 'ended') return undefined;
  if (toBeSent && channel === 'sms') return { order: 1, icon: 'out', words: w('row.toBeSent.sms'), since: null };
  if (toBeSent) return { order: 1, icon: 'copy', tone: 'warn', words: w('row.toBeSent'), since: null };
  if (draftsApproved > 0) return { order: 2, icon: 'check', words: w('row.approved'), since: lastTheirsAt };
  if (draftsOpen > 0 && state === 'open')
    return { order: 3, icon: 'edit', words: w('row.drafts', { n: draftsOpen }), since: lastTheirsAt };
  return undefined;
}

function quiet({ state, lastTheirsAt, lastOursAt }: ThreadRow): RowState {
  switch (state) {
    case 'graver':
      return { order: 5, icon: 'scale', tone: 'warn', words: w('row.graver'), since: lastTheirsAt };
    case 'refused':
      return { order: QUIET + 1, icon: 'lock', words: w('row.refused'), since: lastTheirsAt };
    case 'waits':
      return { order: QUIET, icon: 'clock', words: w('row.waits'), since: lastOursAt };
    case 'ended':
      return { order: QUIET + 3, icon: 'lock', words: w('row.ended'), since: null };
    default:
      return { order: QUIET + 2, icon: 'clock', words: w('row.nothing'), since: lastTheirsAt };
  }
}

/** The order of the list: what is urgent, then what waits longest. */
export function inOrder(rows: readonly ThreadRow[]): readonly ThreadRow[] {
  return rows
    .map((row) => ({ row, state: stateOf(row) }))
    .sort((a, b) => a.state.order - b.state.order || (a.state.since ?? '~').localeCompare(b.state.since ?? '~'))
    .map(({ row }) => row);
}

/**
 * The rows of now in the order in which they stood, so that none moves under the hand. `moved`: how many would stand elsewhere, be new
 * or be gone when the list is put in order again.
 */
export function settled(
  shown: readonly ThreadRow[],
  latest: readonly ThreadRow[],
): { readonly rows: readonly ThreadRow[]; readonly moved: number } {
  const now = new Map(latest.map((row) => [row.id, row]));
  const rows = shown.map((row) => now.get(row.id) ?? row);
  const were = new Map(shown.map((row) => [row.id, stateOf(row).order]));
  const changed = latest.filter((row) => were.get(row.id) !== stateOf(row).order).length;
  const gone = shown.filter((row) => !now.has(row.id)).length;
  return { rows, moved: changed + gone };
}
