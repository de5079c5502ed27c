// Other processes on the same store: what they wrote is told here as if it had happened here.

import type { StoredChange } from '../store/contract/feed.js';
import type { Store } from '../store/contract.js';
import type { Heads } from './inbox/heads.js';
import { createLive } from './live-feed.js';
import { oneRun } from './one-run.js';
import type { Bus, Change, Log } from './ports.js';

/** How often the feed is read where the store tells nothing by itself: a page shows what another process did about this much later. */
export const LISTEN_EVERY_MS = 500;
/** Where the store tells by itself the feed is read once in so many times: for what was missed. */
const SELDOM = 10;
/** A store that stopped telling is asked again once in so many times; one that never did is not. */
const ASK_AGAIN = 20;
/** Conversations of which it is asked what waits; the queue is read as a whole all the same, whichever of them is named. */
const LOOKED_AT = 100;
/** What this process told itself is remembered until the feed cannot repeat it any more. */
const REMEMBER_MS = 120_000;

export interface NeighbourDeps {
  readonly store: Pick<Store, 'feed' | 'queue'>;
  readonly heads: Pick<Heads, 'drop'>;
  readonly bus: Bus;
  /** Milliseconds that never run backwards. */
  readonly clock: { readonly monotonic: () => number };
  readonly log: Log;
}

export interface Neighbours {
  /** Begins to listen. Rejects when the store cannot be read. */
  start(): Promise<void>;
  /** Reads the feed once. Never rejects: what was missed comes with the next reading. */
  listen(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the listener. It publishes each change of another process once, by the feed's keys. */
export function createNeighbours(deps: NeighbourDeps): Neighbours {
  const { store, bus, log } = deps;
  const teller = createTeller(deps);
  let cursor: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe = (): void => undefined;

  async function read(): Promise<void> {
    cursor ??= await store.feed.now();
    const news = await store.feed.after(cursor);
    cursor = news.cursor;
    await teller.tellFresh(news.changes);
  }

  const listen = oneRun(read, (error) => log.warn('neighbours_unheard', { error }));
  const live = createLive({ feed: store.feed, told: teller.tellFresh, log });

  let ticks = 0;
  function tick(): void {
    ticks += 1;
    if (ticks % ASK_AGAIN === 0) void live.ask();
    if (!live.isOn() || ticks % SELDOM === 0) void listen();
  }

  return {
    async start() {
      unsubscribe = bus.subscribe(teller.noteOwn);
      cursor = await store.feed.now();
      await live.ask();
      timer = setInterval(tick, LISTEN_EVERY_MS);
      timer.unref();
    },
    listen,
    async stop() {
      clearInterval(timer);
      unsubscribe();
      await live.stop();
    },
  };
}

/** Publishes what is not known yet: what happened here, or was told already, is. */
function createTeller({ store, bus, clock, heads }: NeighbourDeps) {
  const known = new Map<string, number>();
  let publishing = false;

  function publish(change: Change): void {
    publishing = true;
    bus.publish(change);
    publishing = false;
  }

  return {
    noteOwn(change: Change): void {
      if (publishing || change.kind !== 'turn') return;
      known.set(`turn:${change.contactId}:${change.turn}`, clock.monotonic());
    },
    async tellFresh(changes: readonly StoredChange[]): Promise<void> {
      const fresh = changes.filter(({ key }) => !known.has(key));
      for (const { key } of fresh) known.set(key, clock.monotonic());
      forget(known, clock.monotonic() - REMEMBER_MS);
      for (const change of fresh) tell(change, publish, heads);
      try {
        for (const change of await touchedItems(fresh, store.queue)) publish(change);
      } catch (error) {
        // The next reading tells them once more, with what waits.
        for (const { key } of fresh) known.delete(key);
        throw error;
      }
    },
  };
}

function tell(change: StoredChange, publish: (change: Change) => void, heads: Pick<Heads, 'drop'>): void {
  // What we know of this contact is older than that turn.
  if (change.kind === 'turn') heads.drop(change.contactId);
  publish(heardOf(change));
}

/** What the parts of a process would have heard, had it happened here. */
function heardOf(change: StoredChange): Change {
  const { kind } = change;
  if (kind === 'duty') return { kind: 'roster' };
  const { conversationId } = change;
  if (kind === 'turn') return { kind, contactId: change.contactId, conversationId, turn: change.turn };
  return kind === 'note' ? { kind, conversationId } : { kind: 'queue', itemId: change.itemId, conversationId };
}

/** A turn may have opened or changed what waits in the queue: its conversation's items count as changed. */
async function touchedItems(changes: readonly StoredChange[], queue: Store['queue']): Promise<readonly Change[]> {
  const conversations = new Set(changes.flatMap((one) => (one.kind === 'turn' ? [one.conversationId] : [])));
  const found = [...conversations].slice(-LOOKED_AT).map(async (conversationId) => {
    const [help, review] = await Promise.all([queue.openHelpOf(conversationId), queue.reviewOf(conversationId)]);
    return [help, review]
      .flatMap((item) => (item === undefined ? [] : [item.id]))
      .map((itemId) => ({
        kind: 'queue' as const,
        itemId,
        conversationId,
      }));
  });
  return (await Promise.all(found)).flat();
}

function forget(known: Map<string, number>, before: number): void {
  for (const [key, at] of known) {
    // In the order in which they were noted.
    if (at >= before) return;
    known.delete(key);
  }
}
