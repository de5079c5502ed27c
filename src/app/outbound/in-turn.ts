// In which order waiting replies are taken up.

import type { Delivery } from '../../domain/delivery.js';

/** Replies that were never tried go before one that failed: chats that do not answer must not hold up those that do. */
const FRESH_BEFORE_ONE_RETRY = 3;

/** The same replies, oldest first within those never tried and those tried, three of the first to one of the second. */
export function inTurn(waiting: readonly Delivery[]): readonly Delivery[] {
  const fresh = waiting.filter(({ attempts }) => attempts === 0);
  const tried = waiting.filter(({ attempts }) => attempts > 0);
  const order: Delivery[] = [];
  while (fresh.length > 0 || tried.length > 0) {
    order.push(...fresh.splice(0, FRESH_BEFORE_ONE_RETRY), ...tried.splice(0, 1));
  }
  return order;
}
