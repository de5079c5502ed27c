// Pages of the queue: the statement that walks one state, and what it is filtered by.

import type { Page, PageRequest, QueueFilter } from '../../contract.js';
import { type QueueOrder, queuePage, queueWalks } from '../../queue-page.js';
import type { Db } from '../db.js';
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
  readonly order: QueueOrder;
}

function filterValues({ language, channel, label, holder }: QueueFilter): readonly string[] {
  const quoted = label === undefined ? '' : JSON.stringify(label);
  return [language ?? '', channel ?? '', quoted, holder ?? ''].flatMap((value) => [value, value]);
}

/** One page of one kind of item. */
export function listQueue<T extends { readonly id: string; readonly since: number; readonly state: string }>(
  db: Db,
  list: QueueList<T>,
  filter: QueueFilter,
  request: PageRequest,
): Page<T> {
  const found = queueWalks(list.order, filter, request).flatMap(({ state, since, id }) =>
    db
      .all(list.ofState, [state, since, id, ...filterValues(filter), request.limit + 1])
      .map((row) => list.table.object(row)),
  );
  return queuePage(list.order, found, request.limit);
}
