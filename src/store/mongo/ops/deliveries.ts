// Replies on their way: the stream a page reads, the queue a sender works through, and what became of each.

import type { Delivery } from '../../../domain/delivery.js';
import type { Channel } from '../../../domain/message.js';
import type { DeliveryStore } from '../../contract.js';
import { beginOf, byKey, pageFrom } from '../../page.js';
import { DELIVERIES, deliveryAt, ENTRIES, LEASES } from '../collections.js';
import { above, below, between, beyond, type Database, not, oneOf, upTo } from '../database.js';

/** Queued replies looked at in one go while the first of each contact is looked for. */
const PAGE = 500;

/** DeliveryStore over the database. */
export function deliveries(db: Database): DeliveryStore {
  const rows = db.rows(DELIVERIES);
  return {
    after: (contactId, after, limit) =>
      rows.find({ contactId, seq: above(after) }, { order: { contactId: 1, seq: 1 }, limit }),
    due: (request) => due(db, request),
    lease: (deliveryId, attempt, until) => lease(db, deliveryId, attempt, until),
    async settle(ids, state, why) {
      // What was sent or refused stays so: only what still waits can be dropped.
      const waiting = state === 'dropped' ? { state: 'queued' } : {};
      if (ids.length > 0) await rows.change({ _id: oneOf(ids), ...waiting }, { $set: { state, why } });
    },
    sent: (id, messageIds) => sent(db, id, messageIds),
    async partlySent(id, messageIds) {
      await rows.change(deliveryAt(id), { $set: { messageIds: await idsWith(db, id, messageIds) } });
    },
    async postpone(id, nextAt, attempts, why) {
      await rows.change(
        { ...deliveryAt(id), state: 'queued', attempts: upTo(attempts) },
        { $set: { nextAt, attempts, why } },
      );
    },
    onDevice: (contactId, { since, until }) => onDevice(db, contactId, since, until),
    async leftStanding(contactId, after) {
      const took = await takings(db, { contactId, seq: above(after) });
      return largest(took.filter(leftSome).map(({ seq }) => Number(seq)));
    },
    async takenBackAt(contactId, before) {
      const took = await takings(db, { contactId, seq: below(before), state: 'sent' });
      return largest(took.map(({ at }) => Number(at)));
    },
    waiting: (channel) => waiting(db, channel),
    dropExpired: (now) => dropExpired(db, now),
    async list(request) {
      const after = beyond(['at', '_id'], beginOf(request, [-1, '']));
      const found = await rows.find(
        { state: request.state, ...after },
        { order: { state: 1, at: 1, _id: 1 }, limit: request.limit + 1 },
      );
      return pageFrom(found, request.limit, ({ at, id }) => [at, id]);
    },
  };
}

/** An attempt is an insert. Of a delivery that was settled meanwhile nothing is won. */
async function lease(db: Database, deliveryId: string, attempt: number, until: number): Promise<'won' | 'lost'> {
  const rows = db.rows(DELIVERIES);
  const delivery = await rows.first(deliveryAt(deliveryId));
  if (delivery?.state !== 'queued') return 'lost';
  const { conversationId } = delivery;
  if (!(await db.rows(LEASES).insert({ deliveryId, attempt, until, conversationId }))) return 'lost';
  const held = await rows.change(
    { ...deliveryAt(deliveryId), state: 'queued' },
    { $max: { attempts: attempt, nextAt: until } },
  );
  return held > 0 ? 'won' : 'lost';
}

async function sent(db: Database, id: string, messageIds: readonly string[]): Promise<'sent' | 'voided'> {
  const all = await idsWith(db, id, messageIds);
  const changes = { $set: { state: 'sent', why: null, messageIds: all } };
  const was = await db.rows(DELIVERIES).changeOne(deliveryAt(id), changes, 'before');
  return was?.state === 'dropped' && was.why === 'older_epoch' ? 'voided' : 'sent';
}

/** The ids that a reply keeps and these, each once, in order. Only the holder of its lease adds any. */
async function idsWith(db: Database, id: string, messageIds: readonly string[]): Promise<readonly string[]> {
  const delivery = await db.rows(DELIVERIES).first(deliveryAt(id));
  return [...new Set([...(delivery?.messageIds ?? []), ...messageIds])];
}

async function onDevice(db: Database, contactId: string, since: number, until: number): Promise<readonly string[]> {
  const time = { contactId, at: between(since, until) };
  const [theirs, ours] = await Promise.all([
    db.rows(ENTRIES).documents({ ...time, platformMessageId: not(null) }, { fields: ['platformMessageId'] }),
    db.rows(DELIVERIES).documents({ ...time, messageIds: not([]) }, { fields: ['messageIds'] }),
  ]);
  const idsOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return [
    ...theirs.map(({ platformMessageId }) => String(platformMessageId)),
    ...ours.flatMap(({ messageIds }) => idsOf(messageIds)),
  ];
}

/** Takings back of a contact: few, one for each time that a talk was to vanish. */
function takings(db: Database, which: Readonly<Record<string, unknown>>) {
  return db
    .rows(DELIVERIES)
    .documents({ ...which, act: 'take_back' }, { fields: ['seq', 'at', 'state', 'why', 'messageIds'] });
}

function leftSome({ state, why, messageIds }: Readonly<Record<string, unknown>>): boolean {
  if (state === 'sent') return Array.isArray(messageIds) && messageIds.length > 0;
  return state === 'undeliverable' || state === 'ambiguous' || (state === 'dropped' && why !== 'older_epoch');
}

function largest(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.max(...numbers);
}

async function waiting(db: Database, channel: Channel): ReturnType<DeliveryStore['waiting']> {
  const queued = { state: 'queued', channel };
  const [count, oldest] = await Promise.all([
    db.rows(DELIVERIES).count({ ...queued }),
    db.rows(DELIVERIES).documents({ ...queued }, { order: { state: 1, channel: 1, at: 1 }, limit: 1, fields: ['at'] }),
  ]);
  return { queued: count, oldestAt: oldest[0] === undefined ? null : Number(oldest[0].at) };
}

async function dropExpired(db: Database, now: number): Promise<number> {
  const rows = db.rows(DELIVERIES);
  const expired = (why: unknown) => ({ state: 'queued', notAfter: below(now), why });
  const unanswered = await rows.change(expired('timed_out'), { $set: { state: 'ambiguous' } });
  const late = await rows.change(expired(null), { $set: { state: 'dropped', why: 'too_late' } });
  // Those that are left have the reason of their last failed try.
  const failed = await rows.change(expired(not('timed_out')), { $set: { state: 'dropped' } });
  return unanswered + late + failed;
}

interface DueRequest {
  readonly channel: Channel;
  readonly now: number;
  readonly limit: number;
}

/** The first queued reply of each contact, where it is due. */
async function due(db: Database, { channel, now, limit }: DueRequest): Promise<readonly Delivery[]> {
  const looked = new Set<string>();
  const found: Delivery[] = [];
  let after: readonly [number, number] = [-1, -1];
  for (;;) {
    const page = await db
      .rows(DELIVERIES)
      .documents(
        { state: 'queued', channel, nextAt: upTo(now), ...beyond(['at', 'seq'], after) },
        { order: { state: 1, channel: 1, at: 1, seq: 1 }, limit: PAGE, fields: ['contactId', 'at', 'seq'] },
      );
    const fresh = [...new Set(page.map(({ contactId }) => String(contactId)))].filter((id) => !looked.has(id));
    for (const contactId of fresh) looked.add(contactId);
    const firsts = await Promise.all(fresh.map((contactId) => firstQueued(db, contactId)));
    for (const one of firsts) if (one?.channel === channel && one.nextAt <= now) found.push(one);
    const last = page.at(-1);
    if (found.length >= limit || last === undefined || page.length < PAGE) break;
    after = [Number(last.at), Number(last.seq)];
  }
  return found.toSorted((a, b) => byKey([a.at, a.seq], [b.at, b.seq])).slice(0, limit);
}

async function firstQueued(db: Database, contactId: string): Promise<Delivery | undefined> {
  return await db.rows(DELIVERIES).first({ contactId, state: 'queued' }, { contactId: 1, state: 1, seq: 1 });
}
