// The streams that are open, so that leaving a chat or shutting down ends them.

import type { Response } from 'express';

export interface OpenStreams {
  /** Registers a stream; the answer takes it out again. */
  add(contactId: string, response: Response): () => void;
  /** Whether a page of this contact is open and listening. */
  has(contactId: string): boolean;
  endOf(contactId: string): void;
  endAll(): void;
}

/** Makes the register of one port. */
export function createOpenStreams(): OpenStreams {
  const byContact = new Map<string, Set<Response>>();
  return {
    add(contactId, response) {
      const streams = byContact.get(contactId) ?? new Set();
      byContact.set(contactId, streams.add(response));
      return () => {
        streams.delete(response);
        if (streams.size === 0) byContact.delete(contactId);
      };
    },
    has: (contactId) => byContact.has(contactId),
    endOf(contactId) {
      for (const response of byContact.get(contactId) ?? []) response.end();
    },
    endAll() {
      for (const streams of byContact.values()) for (const response of streams) response.end();
    },
  };
}
