// Is one delivery ready to leave: where it goes, what it says, and whether it may, asked of the store just before.

import { maySend, problemOf } from '../../bots/conversation/may-send.js';
import type { Instant } from '../../domain/clock.js';
import { type Delivery, type SendProblem, TAKE_BACK_LIFETIME_MS } from '../../domain/delivery.js';
import type { Address, Reply } from '../../domain/message.js';
import type { Session } from '../../domain/session.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { Duty } from '../duty.js';
import { deliveryPlace } from '../inbox/deliveries-of.js';
import { openTurn } from '../inbox/head.js';
import { addressPlace } from '../receive-message.js';

export interface ReadyDeps {
  readonly account: string;
  readonly store: Pick<Store, 'contacts' | 'log' | 'deliveries'>;
  readonly vault: Pick<Vault, 'key' | 'realmKey'>;
  readonly duty: { now(): Duty };
}

/** What to do with it now. */
export type Ready =
  | { readonly kind: 'say'; readonly chat: string; readonly reply: Reply }
  /** `tooOld`: what stands there from before, which the platform would not delete any more. */
  | {
      readonly kind: 'take_back';
      readonly chat: string;
      readonly messageIds: readonly string[];
      readonly tooOld: readonly string[];
    }
  /** It must not or cannot leave, and never will. */
  | { readonly kind: 'not'; readonly state: 'dropped' | 'undeliverable'; readonly why: SendProblem };

/**
 * Reads everything afresh, past every cache: another process may have heard the panic word a moment ago. Throws what the store
 * throws.
 */
export async function readyToSend(delivery: Delivery, now: Instant, deps: ReadyDeps): Promise<Ready> {
  const [address, session] = await Promise.all([addressOf(delivery, deps), sessionOf(delivery, deps)]);
  // The conversation was erased: there is nothing left to say.
  if (session === null) return { kind: 'not', state: 'dropped', why: 'older_epoch' };
  if (address === null) return { kind: 'not', state: 'undeliverable', why: 'chat_gone' };
  return delivery.act === 'take_back'
    ? { kind: 'take_back', chat: address.chat, ...(await standing(delivery, deps)) }
    : await say(delivery, address, session, now, deps);
}

async function say(
  delivery: Delivery,
  { chat }: Address,
  session: Session,
  now: Instant,
  deps: ReadyDeps,
): Promise<Ready> {
  const { from, epoch, at, notAfter, answers } = delivery;
  const sendable = { from, epoch, at, notAfter, isAnswer: answers };
  const verdict = maySend({ session, delivery: sendable, duty: deps.duty.now(), now });
  if (!verdict.ok) return { kind: 'not', state: 'dropped', why: problemOf(verdict.why) };
  const key = await deps.vault.key(delivery.conversationId);
  if (key === undefined) return { kind: 'not', state: 'dropped', why: 'older_epoch' };
  return { kind: 'say', chat, reply: key.open(deliveryPlace(delivery.id), delivery.sealed) as Reply };
}

/** Null: it was dropped, or belongs to another account than the one that is configured now. */
async function addressOf({ contactId }: Delivery, { store, vault, account }: ReadyDeps): Promise<Address | null> {
  const contact = await store.contacts.byId(contactId);
  if (contact === undefined || contact.address === null) return null;
  const address = vault.realmKey().open(addressPlace(contactId), contact.address) as Address;
  return address.account === account ? address : null;
}

async function sessionOf({ contactId }: Delivery, { store, vault }: ReadyDeps): Promise<Session | null> {
  const { lastTurn } = await store.log.head(contactId);
  const body = lastTurn === undefined ? null : await openTurn(lastTurn, { vault });
  return body?.session ?? null;
}

/** What both sides had written when the person asked for it to vanish; what they wrote since stays. What vanished before is not asked for. */
async function standing({ contactId, at, seq }: Delivery, { store }: ReadyDeps) {
  const since = at - TAKE_BACK_LIFETIME_MS;
  const before = (await store.deliveries.takenBackAt(contactId, seq)) ?? 0;
  const messageIds = await store.deliveries.onDevice(contactId, { since, until: at });
  const older =
    before < since ? await store.deliveries.onDevice(contactId, { since: before + 1, until: since - 1 }) : [];
  // One stands for all: they are not asked for again, only told of.
  return { messageIds, tooOld: older.slice(0, 1) };
}
