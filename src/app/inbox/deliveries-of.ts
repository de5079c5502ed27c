// What a turn sends to the person, as rows: its replies, and before them, where messages are to vanish, the taking back.

import type { SentReply } from '../../domain/channel.js';
import type { Instant } from '../../domain/clock.js';
import { DELIVERY_LIFETIME_MS, type Delivery, TAKE_BACK_LIFETIME_MS } from '../../domain/delivery.js';
import { deliveryId, type Entry, replySeq, type Turn, type TurnBody } from '../../domain/log.js';
import { type Channel, isPushed } from '../../domain/message.js';
import { isTraceless } from '../../domain/session.js';
import type { DataKey } from '../../store/contract/sealing.js';

/** What a delivery's seal is bound to. */
export function deliveryPlace(id: string): string {
  return `deliveries|${id}|reply`;
}

/** Ends of a talk after which nothing may stand on the person's device (help-safety.md, 5 and 7). */
const VANISHING: readonly TurnBody['session']['closedBy'][] = ['panic', 'delete'];

/** All deliveries of a turn that was made of `entry`. */
export function deliveriesOf(
  turn: Turn,
  body: TurnBody,
  channel: Channel,
  key: DataKey,
  entry: Pick<Entry, 'kind' | 'platformAt'>,
): readonly Delivery[] {
  const saidAt = Math.min(entry.platformAt ?? turn.at, turn.at);
  const says = sentReplies(body).map((reply, index) => {
    const answers = entry.kind === 'inbound' && reply.from === 'bot';
    // An answer to what was written hours ago would light up a phone that may be in other hands.
    const notAfter = (answers ? saidAt : turn.at) + DELIVERY_LIFETIME_MS;
    return deliveryOf(turn, body, channel, key, index + 1, { act: 'say', answers, notAfter, reply });
  });
  return vanishes(body, channel) ? [takeBack(turn, body, channel, key), ...says] : says;
}

/** A turn's replies as they are sent. */
export function sentReplies(body: TurnBody): readonly SentReply[] {
  return endsTraceless(body) ? body.replies.map((reply) => ({ ...reply, clear: true })) : body.replies;
}

/** The talk ends in this turn, and nothing of it may show any more. */
function endsTraceless({ session, events }: TurnBody): boolean {
  return isTraceless(session) && events.some((event) => event === session.closedBy);
}

/** The talk ends here and what both sides wrote is to vanish from a messenger. */
function vanishes(body: TurnBody, channel: Channel): boolean {
  return isPushed(channel) && VANISHING.includes(body.session.closedBy) && endsTraceless(body);
}

/** Number 0 stands before the turn's first reply: first the messages go, then the last words come. */
function takeBack(turn: Turn, body: TurnBody, channel: Channel, key: DataKey): Delivery {
  const notAfter = turn.at + TAKE_BACK_LIFETIME_MS;
  return deliveryOf(turn, body, channel, key, 0, { act: 'take_back', answers: true, notAfter, reply: null });
}

interface What {
  readonly act: Delivery['act'];
  readonly answers: boolean;
  readonly notAfter: Instant;
  readonly reply: SentReply | null;
}

function deliveryOf(
  turn: Turn,
  body: TurnBody,
  channel: Channel,
  key: DataKey,
  n: number,
  { act, answers, notAfter, reply }: What,
): Delivery {
  const id = deliveryId(turn.contactId, turn.turn, n);
  return {
    id,
    contactId: turn.contactId,
    conversationId: turn.conversationId,
    seq: replySeq(turn.turn, n),
    channel,
    act,
    from: reply?.from ?? 'bot',
    answers,
    epoch: body.session.epoch,
    state: 'queued',
    why: null,
    at: turn.at,
    notAfter,
    nextAt: turn.at,
    attempts: 0,
    messageIds: [],
    sealed: key.seal(deliveryPlace(id), reply),
  };
}
