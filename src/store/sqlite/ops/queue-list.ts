// Pages of the queue: one indexed walk a state, merged by (rank, since, id).

import type { Page, PageRequest, QueueFilter } from '../../contract.js';
import type { Db } from '../db.js';
import { cursorOf, type Key, keyOf } from '../page.js';
import type { Statement } from '../statement.js';
import type { Table } from '../table.js';

/** The part of a WHERE clause that `filterValues` fills: language, channel, label, holder; empty means any. */
export const FILTERS = `(? = '' OR language = ?) AND (? = '' OR channel = ?) AND (? = '' OR instr(labels, ?) > 0)
   AND (? = '' OR json_extract(holder, '$.id') = ?)`;

/** What a list of the queue needs to know of its kind of item. */
export interface QueueList<T> {
  readonly table: Table<T>;
  /** Takes state, since, id, the filters and a limit; gives rows by (since, id). */
  readonly ofState: Statement;
  /** States listed when none are asked for. */
  readonly states: readonly string[];
  /** Lower ranks come first. */
  readonly rank: (state: string) => number;
}

interface Item {
  readonly id: string;
  readonly since: number;
  readonly state: string;
}

function filterValues({ language, channel, label, holder }: QueueFilter): readonly string[] {
  const quoted = label === undefined ? '' : JSON.stringify(label);
  return [language ?? '', channel ?? '', quoted, holder ?? ''].flatMap((value) => [value, value]);
}

function byKey(a: Key, b: Key): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? left;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** One page of one kind of item. */
export function listQueue<T extends Item>(
  db: Db,
  list: QueueList<T>,
  filter: QueueFilter,
  request: PageRequest,
): Page<T> {
  const keyFor = (item: Item): Key => [list.rank(item.state), item.since, item.id];
  const from = request.cursor === undefined ? [-1, -1, ''] : keyOf(request.cursor, [0, 0, '']);
  const rows = [...new Set(filter.states ?? list.states)].flatMap((state) => {
    const rank = list.rank(state);
    if (rank < Number(from[0])) return [];
    const after = rank === from[0] ? from.slice(1) : [-1, ''];
    const values = [state, ...after, ...filterValues(filter), request.limit + 1];
    return db.all(list.ofState, values).map(list.table.object);
  });
  rows.sort((a, b) => byKey(keyFor(a), keyFor(b)));
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  return rows.length > items.length && last !== undefined ? { items, cursor: cursorOf(keyFor(last)) } : { items };
}
