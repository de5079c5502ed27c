// Paging inside the worker.

import type { Page, PageRequest } from '../contract.js';
import { beginOf, type Key, pageFrom } from '../page.js';

/** One page. `start` is a key before all rows, `read` gives up to `limit` rows after a key, in order. */
export function pageOf<T>(
  request: PageRequest,
  start: Key,
  read: (after: Key, limit: number) => readonly T[],
  keyFor: (item: T) => Key,
): Page<T> {
  return pageFrom(read(beginOf(request, start), request.limit + 1), request.limit, keyFor);
}
