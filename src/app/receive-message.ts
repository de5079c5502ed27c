// A message from any channel: found or made its contact, stored, processed, answered.

import type { PlacedReply, Received } from '../domain/channel.js';
import type { Clock, Ids } from '../domain/clock.js';
import { AppError } from '../domain/errors.js';
import { type Contact, type EntryBody, replySeq, type TurnBody } from '../domain/log.js';
import { type Address, type InboundMessage, isPushed, MAX_TEXT_BYTES } from '../domain/message.js';
import { isTraceless } from '../domain/session.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Store } from '../store/contract.js';
import type { Heads } from './inbox/heads.js';
import type { Inbox } from './ports.js';

export interface ReceiveDeps {
  readonly store: Pick<Store, 'contacts'>;
  readonly vault: Pick<Vault, 'blind' | 'realmKey'>;
  readonly inbox: Inbox;
  readonly heads: Heads;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The blind look-up of an address; the address itself is not stored in the clear. */
export function lookupOf(address: Address, vault: Pick<Vault, 'blind'>): string {
  return vault.blind('contact', `${address.channel}|${address.account}|${address.chat}`);
}

/** A use of an address is written down at most this often. */
const TOUCH_MS = 3_600_000;

/** Notes that the address is in use; gives the contact as it is then, the same one while the last note is young enough. */
export async function noteUse(
  contact: Contact,
  { store, clock }: Pick<ReceiveDeps, 'store' | 'clock'>,
): Promise<Contact> {
  const now = clock.now();
  if (now - contact.usedAt < TOUCH_MS) return contact;
  await store.contacts.touch(contact.id, now);
  return { ...contact, usedAt: now };
}

/** What the seal of a contact's address is bound to. */
export function addressPlace(contactId: string): string {
  return `contacts|${contactId}|address`;
}

/** A new contact for an address, durable when this returns. Two callers at once get the same one. */
export async function makeContact(
  address: Address,
  deps: Pick<ReceiveDeps, 'store' | 'vault' | 'clock' | 'ids'>,
): Promise<Contact> {
  const at = deps.clock.now();
  const id = deps.ids.random();
  const contact: Contact = {
    id,
    lookup: lookupOf(address, deps.vault),
    channel: address.channel,
    address: isPushed(address.channel) ? deps.vault.realmKey().seal(addressPlace(id), address) : null,
    createdAt: at,
    usedAt: at,
  };
  if ((await deps.store.contacts.insert(contact)) === 'inserted') return contact;
  const there = await deps.store.contacts.byLookup(contact.lookup);
  if (there === undefined)
    throw new AppError('store_unavailable', 'A contact that was there a moment ago cannot be read.');
  return there;
}

/**
 * Takes one message of a known contact, durable when it resolves. `patienceMs`: how long its outcome is waited for. Throws
 * `too_large` before anything is stored.
 */
export async function receiveFrom(
  contact: Contact,
  message: InboundMessage,
  deps: ReceiveDeps,
  patienceMs?: number,
): Promise<Received> {
  if (Buffer.byteLength(message.text) > MAX_TEXT_BYTES)
    throw new AppError('too_large', 'The text is longer than 64 KiB.');
  const submitted = await deps.inbox.submit(
    {
      contactId: contact.id,
      body: bodyOf(message),
      updateId: message.updateId,
      platformAt: message.platformAt,
      ...(message.platformMessageId === undefined ? {} : { platformMessageId: message.platformMessageId }),
    },
    patienceMs,
  );
  switch (submitted.kind) {
    case 'done':
      return {
        kind: 'answered',
        seq: submitted.seq,
        replies: await repliesNow(contact.id, submitted.turn, submitted.body, deps),
        closed: submitted.body.session.status === 'closed',
        clear: isTraceless(submitted.body.session),
      };
    case 'pending':
      return { kind: 'accepted', seq: submitted.seq };
    case 'other_text':
      return { kind: 'other_text' };
    case 'conversation_over':
      throw new AppError('internal', 'A message of a person never names a conversation.');
  }
}

/** What lies sealed in the entry of a message. */
function bodyOf({ text, languageHint, attachment, how }: InboundMessage): EntryBody {
  return {
    kind: 'inbound',
    text,
    ...(languageHint === undefined ? {} : { languageHint }),
    ...(attachment === undefined ? {} : { attachment }),
    ...(how === undefined ? {} : { how }),
  };
}

/** A repeat gives the same answer, but nothing that panic, exit or deletion took back since. */
async function repliesNow(
  contactId: string,
  turn: number,
  body: TurnBody,
  deps: ReceiveDeps,
): Promise<readonly PlacedReply[]> {
  const head = await deps.heads.get(contactId);
  if ((head.last?.session.epoch ?? 0) > body.session.epoch) return [];
  return body.replies.map((reply, index) => ({ ...reply, seq: replySeq(turn, index + 1) }));
}
