// One try at one delivery: leased, looked at afresh, sent within its time, and what came of it written down.

import type { Clock } from '../../domain/clock.js';
import type { Delivery, SendProblem } from '../../domain/delivery.js';
import type { PushChannel, SendOutcome } from '../../domain/push.js';
import type { Log } from '../ports.js';
import { type AfterTry, afterTry } from './after-try.js';
import { inTime } from './in-time.js';
import { type Ready, type ReadyDeps, readyToSend } from './ready.js';
import { stopChat } from './stop-chat.js';
import type { After } from './timers.js';

/**
 * How long one try keeps a delivery from others. Longer than a send may take, with room for clocks of two machines that differ
 * and for a store that is slow to answer.
 */
export const LEASE_MS = 30_000;

export interface SendDeps extends Omit<ReadyDeps, 'account'> {
  readonly channel: PushChannel;
  readonly clock: Pick<Clock, 'now'>;
  /** A number in 0..1, for jitter. */
  readonly random: () => number;
  readonly after: After;
  readonly log: Log;
}

/** What came of a try. `lost`: another process has it, or it is settled. `not_sent`: it may not leave, the platform heard nothing. */
export type Tried =
  | { readonly kind: 'lost' }
  | { readonly kind: 'not_sent'; readonly why: SendProblem }
  /** `restMs`: so long the chat waits for its next try; 0 when there is none. */
  | { readonly kind: 'tried'; readonly outcome: SendOutcome; readonly after: AfterTry; readonly restMs: number };

/** Makes the try. Throws what the store throws: then the lease runs out and the delivery is taken up again. */
export async function sendOne(delivery: Delivery, stop: AbortSignal, deps: SendDeps): Promise<Tried> {
  const { deliveries } = deps.store;
  const attempt = delivery.attempts + 1;
  const leaseUntil = deps.clock.now() + LEASE_MS;
  if ((await deliveries.lease(delivery.id, attempt, leaseUntil)) === 'lost') return { kind: 'lost' };
  const ready = await readyToSend(delivery, deps.clock.now(), { ...deps, account: deps.channel.account });
  if (ready.kind === 'not') {
    await deliveries.settle([delivery.id], ready.state, ready.why);
    return { kind: 'not_sent', why: ready.why };
  }
  const outcome = await inTime((signal) => hand(ready, delivery, signal, deps.channel), stop, deps.after);
  const tried = { delivery, attempt, endedAt: deps.clock.now(), leaseUntil };
  const after = afterTry(outcome, tried, deps.random());
  await write(delivery, attempt, after, outcome, deps);
  if (after.kind === 'sent') await settleSent(delivery, ready, after.messageIds, stop, deps);
  return { kind: 'tried', outcome, after, restMs: after.kind === 'again' ? after.at - tried.endedAt : 0 };
}

function hand(
  ready: Exclude<Ready, { readonly kind: 'not' }>,
  delivery: Delivery,
  signal: AbortSignal,
  channel: PushChannel,
): Promise<SendOutcome> {
  if (ready.kind === 'say') return channel.send(ready.chat, ready.reply, signal, delivery.messageIds);
  if (ready.messageIds.length === 0) return Promise.resolve({ kind: 'sent', messageIds: [] });
  return channel.takeBack(ready.chat, ready.messageIds, signal);
}

/** What did not arrive. Ids of a reply's first messages are kept, for the next try and for taking them back. */
async function write(
  { id, contactId, act }: Delivery,
  attempt: number,
  after: AfterTry,
  outcome: SendOutcome,
  { store, log, channel }: SendDeps,
): Promise<void> {
  if (after.kind === 'sent') return;
  if (act === 'say' && outcome.messageIds !== undefined) await store.deliveries.partlySent(id, outcome.messageIds);
  if (after.kind === 'again') {
    await store.deliveries.postpone(id, after.at, attempt, after.why);
    return;
  }
  log.warn('delivery_given_up', { contactId, channel: channel.channel, code: after.why, attempts: attempt });
  await store.deliveries.settle([id], after.state, after.why);
  if (after.stopsChat) await stopChat(contactId, after.why, store);
}

/** A reply that was on its way when panic voided it is taken back at once. */
async function settleSent(
  delivery: Delivery,
  ready: Ready,
  messageIds: readonly string[],
  stop: AbortSignal,
  { store, channel, after, log }: SendDeps,
): Promise<void> {
  const kept = ready.kind === 'take_back' ? [...ready.tooOld, ...messageIds] : messageIds;
  if ((await store.deliveries.sent(delivery.id, kept)) !== 'voided' || ready.kind !== 'say') return;
  const all = [...new Set([...delivery.messageIds, ...messageIds])];
  const { kind } = await inTime((signal) => channel.takeBack(ready.chat, all, signal), stop, after);
  log.info('voided_reply_taken_back', { contactId: delivery.contactId, channel: channel.channel, code: kind });
}
