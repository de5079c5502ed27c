// What is due, also when the clock was set back: a reply made in what is the future now would wait until that comes again.

import type { Delivery } from '../../domain/delivery.js';
import type { DeliveryStore, Store } from '../../store/contract.js';

/** A wall clock may lag so far behind the newest row without having been set back: other machines' clocks differ. */
const LAG_MS = 1_000;
/** Rows may be so much newer than the newest that was known at the last look. */
const SINCE_LOOK_MS = 60_000;

/**
 * Makes the question. Its first answer compares the clock with the newest turn of all, so that a set-back during a stop is seen
 * too. What another process has on its way at the set-back may then be sent twice, once: at least once is what holds.
 */
export function createDue({
  store,
}: {
  readonly store: Pick<Store, 'deliveries' | 'conversations'>;
}): DeliveryStore['due'] {
  let latest: number | null = null;
  return async (request) => {
    latest = Math.max(request.now, latest ?? (await store.conversations.newestAt()) ?? 0);
    const due = await store.deliveries.due(request);
    if (latest - request.now <= LAG_MS) return due;
    const later = await store.deliveries.due({ ...request, now: latest + SINCE_LOOK_MS });
    return [...due, ...later.filter((one: Delivery) => one.at > request.now)];
  };
}
