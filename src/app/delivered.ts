// Notes which replies were handed over, many in one write.

import type { Store } from '../store/contract.js';
import type { Log } from './ports.js';

/** How long notes are collected. A crash inside this time makes a reply be sent again, which is what "at least once" allows. */
export const COLLECT_MS = 25;

export interface DeliveredNotes {
  /** Notes that a reply was handed over. */
  add(deliveryId: string): void;
  /** Whether a note is on its way that the store does not show yet. */
  has(deliveryId: string): boolean;
  /** Writes what was collected, for shutting down. */
  flush(): Promise<void>;
}

/** Makes the collector. A note that cannot be written is logged; the reply then counts as not delivered and goes again. */
export function createDeliveredNotes(store: Pick<Store, 'deliveries'>, log: Log): DeliveredNotes {
  const noted = new Set<string>();
  let collected: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const ids = collected;
    collected = [];
    if (ids.length === 0) return;
    try {
      await store.deliveries.settle(ids, 'sent', null);
    } catch (error) {
      log.warn('delivered_note_lost', { count: ids.length, error });
    }
    for (const id of ids) noted.delete(id);
  }

  return {
    add(deliveryId) {
      noted.add(deliveryId);
      collected.push(deliveryId);
      timer ??= setTimeout(() => void flush(), COLLECT_MS);
    },
    has: (deliveryId) => noted.has(deliveryId),
    flush,
  };
}
