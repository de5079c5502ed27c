// Pages of the queue: one indexed walk a state, merged by (rank, since, id). The same on every backend.

import type { Page, PageRequest, QueueFilter } from './contract.js';
import { beginOf, byKey, type Key, pageFrom } from './page.js';

/** How one kind of item is listed. */
export interface QueueOrder {
  /** States listed when none are asked for. */
  readonly states: readonly string[];
  /** Lower ranks come first. */
  readonly rank: (state: string) => number;
}

/** Who waits first, then who is being helped, the closed last. */
export const HELP_ORDER: QueueOrder = {
  states: ['waiting', 'claimed', 'answered'],
  rank: (state) => ({ waiting: 0, closed: 2 })[state] ?? 1,
};

/** Oldest first, whatever the state. */
export const REVIEW_ORDER: QueueOrder = { states: ['open', 'in_review', 'needs_more'], rank: () => 0 };

/** One walk: rows of this state with (since, id) after this, in that order. */
export interface QueueWalk {
  readonly state: string;
  readonly since: number;
  readonly id: string;
}

interface Item {
  readonly id: string;
  readonly since: number;
  readonly state: string;
}

/** The walks that a page needs: up to `limit + 1` rows of each. */
export function queueWalks(order: QueueOrder, filter: QueueFilter, request: PageRequest): readonly QueueWalk[] {
  const [rank = -1, since = -1, id = ''] = beginOf(request, request.cursor === undefined ? [-1, -1, ''] : [0, 0, '']);
  return [...new Set(filter.states ?? order.states)].flatMap((state) => {
    const own = order.rank(state);
    if (own < Number(rank)) return [];
    const inside = own === rank;
    return [{ state, since: inside ? Number(since) : -1, id: inside ? String(id) : '' }];
  });
}

/** The page, made of what the walks found. */
export function queuePage<T extends Item>(order: QueueOrder, found: readonly T[], limit: number): Page<T> {
  const keyFor = (item: Item): Key => [order.rank(item.state), item.since, item.id];
  return pageFrom(
    [...found].sort((a, b) => byKey(keyFor(a), keyFor(b))),
    limit,
    keyFor,
  );
}
