// Tells the parts of one process what changed, by ids only.

import type { Bus, Change, Log } from './ports.js';

type Listener = (change: Change) => void;

/** A bus whose listeners cannot harm one another: what one throws is logged and the others still hear. */
export function createBus(log: Log): Bus {
  const listeners = new Set<Listener>();
  const byContact = new Map<string, Set<Listener>>();

  function tell(some: Iterable<Listener>, change: Change): void {
    for (const listener of some) {
      try {
        listener(change);
      } catch (error) {
        log.error('bus_listener_failed', { error });
      }
    }
  }

  return {
    publish(change) {
      tell(listeners, change);
      if (change.kind === 'turn') tell(byContact.get(change.contactId) ?? [], change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeTo(contactId, listener) {
      const own = byContact.get(contactId) ?? new Set();
      byContact.set(contactId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && byContact.get(contactId) === own) byContact.delete(contactId);
      };
    },
  };
}
