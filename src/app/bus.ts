// Tells the parts of one process what changed, by ids only.

import type { Bus, Change, Log } from './ports.js';

/** A bus whose listeners cannot harm one another: what one throws is logged and the others still hear. */
export function createBus(log: Log): Bus {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          log.error('bus_listener_failed', { error });
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
