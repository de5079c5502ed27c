// What lies in an entry. Whoever has just sealed it need not open it again.

import { AppError } from '../../domain/errors.js';
import type { Entry, EntryBody } from '../../domain/log.js';
import type { Vault } from '../../store/contract/sealing.js';
import { entryPlace } from './head.js';

/** Bodies of entries that were sealed in this process, for as long as the entry itself is held. */
const sealedHere = new WeakMap<Entry, EntryBody>();

/** Keeps the body at hand until the entry has been processed. */
export function rememberBody(entry: Entry, body: EntryBody): void {
  sealedHere.set(entry, body);
}

/** The entry's body. Throws `not_found` when its conversation was erased. */
export async function openEntry(entry: Entry, { vault }: { readonly vault: Pick<Vault, 'key'> }): Promise<EntryBody> {
  const key = await vault.key(entry.conversationId);
  if (key === undefined) throw new AppError('not_found', 'The conversation was erased.');
  return sealedHere.get(entry) ?? (key.open(entryPlace(entry.uid), entry.sealed) as EntryBody);
}
