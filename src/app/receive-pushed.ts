// A message from a messenger: its contact found or made, the entry durable. Nobody waits for the outcome: replies leave by the sender.

import type { Received } from '../domain/channel.js';
import type { Address, InboundMessage } from '../domain/message.js';
import { lookupOf, makeContact, noteUse, type ReceiveDeps, receiveFrom } from './receive-message.js';

/** Takes one message, durable when this resolves. Throws AppError: `too_large`, `store_unavailable`. */
export async function receivePushed(message: InboundMessage, deps: ReceiveDeps): Promise<Received> {
  const known = await deps.store.contacts.byLookup(lookupOf(message.address, deps.vault));
  const contact = known ?? (await makeContact(message.address, deps));
  await noteUse(contact, deps);
  return await receiveFrom(contact, message, deps, 0);
}

/**
 * The person blocked us: the talk is over and what is queued is void. Durable when this resolves. Somebody unknown, or whose talk
 * is over already, leaves nothing to end.
 */
export async function personBlockedUs(address: Address, updateId: string, deps: ReceiveDeps): Promise<void> {
  const contact = await deps.store.contacts.byLookup(lookupOf(address, deps.vault));
  if (contact === undefined) return;
  const { conversationId } = await deps.heads.get(contact.id);
  if (conversationId === null) return;
  const body = { kind: 'system', act: 'exit', forget: false } as const;
  await deps.inbox.submit({ contactId: contact.id, conversationId, body, updateId, platformAt: null }, 0);
}
