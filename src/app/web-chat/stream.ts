// What a web page reads from its stream: every reply once more after a loss, and nothing that was taken back.

import { maySend, problemOf, type Refusal, type SendVerdict } from '../../bots/conversation/may-send.js';
import type { PlacedReply, SentReply } from '../../domain/channel.js';
import type { Clock } from '../../domain/clock.js';
import type { Delivery } from '../../domain/delivery.js';
import { deliveryIdAt, replySeq } from '../../domain/log.js';
import type { Session } from '../../domain/session.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { DeliveredNotes } from '../delivered.js';
import type { DutyBoard } from '../duty.js';
import { deliveryPlace, sentReplies } from '../inbox/deliveries-of.js';
import type { Head } from '../inbox/head.js';
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
 * read from the store in order, one read at a time, so that none is skipped and none comes twice in one stream. The next turn
 * after what was read is taken from memory when it was made here.
 */
export function followReplies(contactId: string, after: number | null, sink: StreamSink, deps: StreamDeps): () => void {
  const reader = new StreamReader(contactId, after, sink, deps);
  const unsubscribe = deps.bus.subscribeTo(contactId, (change) =>
    reader.wake(change.kind === 'turn' ? change.turn : 0),
  );
  reader.wake(0);
  return () => {
    reader.stopped = true;
    unsubscribe();
  };
}

class StreamReader {
  stopped = false;
  readonly #contactId: string;
  readonly #sink: StreamSink;
  readonly #deps: StreamDeps;
  #position: number;
  #undeliveredOnly: boolean;
  /** Every turn up to this one was read. */
  #readTurn = -1;
  /** The newest turn that somebody told of. */
  #newestTurn = 0;
  #reading = false;
  #again = false;

  constructor(contactId: string, after: number | null, sink: StreamSink, deps: StreamDeps) {
    this.#contactId = contactId;
    this.#sink = sink;
    this.#deps = deps;
    this.#position = after ?? 0;
    this.#undeliveredOnly = after === null;
  }

  /** Something happened: reads on, or once more after the read that is under way. */
  wake(turn: number): void {
    this.#newestTurn = Math.max(this.#newestTurn, turn);
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    this.#readAll()
      .catch(() => undefined)
      .finally(() => {
        this.#reading = false;
      });
  }

  async #readAll(): Promise<void> {
    while (this.#again && !this.stopped) {
      this.#again = false;
      const head = await this.#deps.heads.get(this.#contactId);
      if (!this.#handNewest(head)) await this.#readStore(head.lastTurn);
    }
  }

  /** Hands the turn after what was read, if it is the newest and in memory; false: the store has to be asked. */
  #handNewest({ last, lastTurn, contactId }: Head): boolean {
    if (last === null || lastTurn !== this.#newestTurn || lastTurn !== this.#readTurn + 1) return false;
    const { session } = last;
    const now = this.#deps.clock.now();
    const replies = sentReplies(last).map((reply, n) => ({ ...reply, seq: replySeq(lastTurn, n + 1) }));
    const fresh = replies.filter(({ seq }) => seq > this.#position);
    const may = fresh.every(
      ({ from }) => verdictOn({ from, epoch: session.epoch, at: now, notAfter: now }, session, this.#deps).ok,
    );
    // What is refused is noted in its row, which the way over the store does.
    if (!may) return false;
    for (const reply of fresh) {
      this.#position = reply.seq;
      this.#sink.reply(reply);
      this.#deps.delivered.add(deliveryIdAt(contactId, reply.seq));
    }
    this.#readTurn = lastTurn;
    return true;
  }

  async #readStore(lastTurn: number): Promise<void> {
    const page = await this.#deps.store.deliveries.after(this.#contactId, this.#position, BATCH);
    for (const delivery of page) {
      this.#position = Math.max(this.#position, delivery.seq);
      const open = delivery.state === 'queued' && !this.#deps.delivered.has(delivery.id);
      const wanted = open || (delivery.state !== 'dropped' && !this.#undeliveredOnly);
      if (wanted && !this.stopped) await hand(delivery, this.#sink, this.#deps);
    }
    if (page.length === BATCH) {
      this.#again = true;
      return;
    }
    this.#undeliveredOnly = false;
    this.#readTurn = lastTurn;
  }
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
function verdictOn(
  delivery: Pick<Delivery, 'from' | 'epoch' | 'at' | 'notAfter'>,
  session: Session,
  deps: StreamDeps,
): SendVerdict {
  const { from, epoch, at, notAfter } = delivery;
  const sendable = { from, epoch, at, notAfter, isAnswer: from === 'bot', present: true };
  return maySend({ session, delivery: sendable, duty: deps.duty.now(), now: deps.clock.now() });
}

/** What may not go to a page that is listening never may: it is noted with its reason, where the desk sees it. */
async function refuse(delivery: Delivery, why: Refusal, deps: StreamDeps): Promise<void> {
  if (delivery.state === 'queued') await deps.store.deliveries.settle([delivery.id], 'dropped', problemOf(why));
}
