// What a web page reads from its stream: every reply once more after a loss, and nothing that was taken back.

import { maySend, problemOf, type Refusal, type SendVerdict } from '../../bots/conversation/may-send.js';
import type { PlacedReply, SentReply } from '../../domain/channel.js';
import type { Clock } from '../../domain/clock.js';
import type { Delivery } from '../../domain/delivery.js';
import type { Session } from '../../domain/session.js';
import type { Store, Vault } from '../../store/contract.js';
import type { DeliveredNotes } from '../delivered.js';
import type { DutyBoard } from '../duty.js';
import { deliveryPlace } from '../inbox/deliveries-of.js';
import type { Heads } from '../inbox/heads.js';
import type { Bus } from '../ports.js';

/** Replies read from the store in one go. */
const BATCH = 200;

export interface StreamDeps {
  readonly store: Pick<Store, 'deliveries'>;
  readonly vault: Pick<Vault, 'key'>;
  readonly heads: Heads;
  readonly duty: Pick<DutyBoard, 'now'>;
  readonly delivered: DeliveredNotes;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** Where the page's stream writes. */
export interface StreamSink {
  reply(reply: PlacedReply & SentReply): void;
}

/**
 * Follows a contact's replies from `after` on, null: only what was not handed over yet. Returns how to stop. Replies are
 * read from the store in order, one read at a time, so that none is skipped and none comes twice in one stream.
 */
export function followReplies(contactId: string, after: number | null, sink: StreamSink, deps: StreamDeps): () => void {
  let position = after ?? 0;
  let undeliveredOnly = after === null;
  let stopped = false;
  let reading = false;
  let again = false;

  async function read(): Promise<void> {
    do {
      again = false;
      const page = await deps.store.deliveries.after(contactId, position, BATCH);
      for (const delivery of page) {
        position = Math.max(position, delivery.seq);
        const open = delivery.state === 'queued' && !deps.delivered.has(delivery.id);
        const wanted = open || (delivery.state !== 'dropped' && !undeliveredOnly);
        if (wanted && !stopped) await hand(delivery, sink, deps);
      }
      if (page.length === BATCH) again = true;
      else undeliveredOnly = false;
    } while (again && !stopped);
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    if (reading) return;
    reading = true;
    read()
      .catch(() => undefined)
      .finally(() => {
        reading = false;
      });
  }

  const unsubscribe = deps.bus.subscribeTo(contactId, wake);
  wake();
  return () => {
    stopped = true;
    unsubscribe();
  };
}

async function hand(delivery: Delivery, sink: StreamSink, deps: StreamDeps): Promise<void> {
  const head = await deps.heads.get(delivery.contactId);
  const key = await deps.vault.key(delivery.conversationId);
  if (head.last === null || key === undefined) return;
  const verdict = verdictOn(delivery, head.last.session, deps);
  if (!verdict.ok) return refuse(delivery, verdict.why, deps);
  const reply = key.open(deliveryPlace(delivery.id), delivery.sealed) as SentReply;
  sink.reply({ ...reply, seq: delivery.seq });
  if (delivery.state === 'queued') deps.delivered.add(delivery.id);
}

/** One pure rule for everything that leaves. The page is open and listening, so nothing lights up on its own. */
function verdictOn(delivery: Delivery, session: Session, deps: StreamDeps): SendVerdict {
  const { from, epoch, at, notAfter } = delivery;
  const sendable = { from, epoch, at, notAfter, isAnswer: from === 'bot', present: true };
  return maySend({ session, delivery: sendable, duty: deps.duty.now(), now: deps.clock.now() });
}

/** What may not go to a page that is listening never may: it is noted with its reason, where the desk sees it. */
async function refuse(delivery: Delivery, why: Refusal, deps: StreamDeps): Promise<void> {
  if (delivery.state === 'queued') await deps.store.deliveries.settle([delivery.id], 'dropped', problemOf(why));
}
