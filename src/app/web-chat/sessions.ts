// The web chat's tokens: who holds one is the person, nobody else is asked for anything.

import type { Clock, Ids } from '../../domain/clock.js';
import type { Contact } from '../../domain/log.js';
import type { Address } from '../../domain/message.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import { lookupOf, makeContact, noteUse } from '../receive-message.js';

/** A token dies after this time without use. */
export const TOKEN_LIFETIME_MS = 24 * 3_600_000;
/** How long a token is believed without asking the store again: another process may have ended it. */
const BELIEVE_MS = 10_000;
/** Tokens kept in memory. */
const MAX_KNOWN = 20_000;

export interface WebSessionDeps {
  readonly store: Pick<Store, 'contacts'>;
  readonly vault: Pick<Vault, 'blind' | 'realmKey'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface WebSessions {
  /** A fresh token of 256 random bits and its contact. */
  open(): Promise<{ readonly token: string; readonly contact: Contact }>;
  /** The contact of a living token, else undefined: never was, ended, or 24 h unused. */
  contactOf(token: string): Promise<Contact | undefined>;
  /** Ends the token for good. */
  end(token: string): Promise<void>;
}

/** The address of a web chat: the token is the platform's id of the talk. */
export function webAddress(token: string): Address {
  return { channel: 'web', account: 'page', chat: token };
}

interface Known {
  contact: Contact;
  believedUntil: number;
}

/** Makes the register of web chat tokens over the store. */
export function createWebSessions(deps: WebSessionDeps): WebSessions {
  const known = new Map<string, Known>();

  function remember(lookup: string, contact: Contact): void {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(lookup, { contact, believedUntil: deps.clock.monotonic() + BELIEVE_MS });
  }

  async function find(lookup: string): Promise<Contact | undefined> {
    const there = known.get(lookup);
    if (there !== undefined && there.believedUntil > deps.clock.monotonic()) return there.contact;
    const contact = await deps.store.contacts.byLookup(lookup);
    if (contact === undefined) known.delete(lookup);
    else remember(lookup, contact);
    return contact;
  }

  async function used(lookup: string, contact: Contact): Promise<Contact> {
    const noted = await noteUse(contact, deps);
    if (noted !== contact) remember(lookup, noted);
    return noted;
  }

  return {
    async open() {
      const token = `${deps.ids.random()}${deps.ids.random()}`;
      const contact = await makeContact(webAddress(token), deps);
      remember(contact.lookup, contact);
      return { token, contact };
    },
    async contactOf(token) {
      const lookup = lookupOf(webAddress(token), deps.vault);
      const contact = await find(lookup);
      if (contact === undefined || deps.clock.now() - contact.usedAt > TOKEN_LIFETIME_MS) return undefined;
      return used(lookup, contact);
    },
    async end(token) {
      const lookup = lookupOf(webAddress(token), deps.vault);
      const contact = await deps.store.contacts.byLookup(lookup);
      known.delete(lookup);
      if (contact !== undefined) await deps.store.contacts.dropLookup(contact.id);
    },
  };
}
