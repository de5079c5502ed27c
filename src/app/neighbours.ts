// Other processes on the same store: what they wrote is told here as if it had happened here.

import type { StoredChange } from '../store/contract/feed.js';
import type { Store } from '../store/contract.js';
import type { Heads } from './inbox/heads.js';
import { oneRun } from './one-run.js';
import type { Bus, Change, Log } from './ports.js';

/** How often the feed is read: a page shows what another process did about this much later. */
export const LISTEN_EVERY_MS = 500;
/** Conversations of which it is asked what waits; the queue is read as a whole all the same, whichever of them is named. */
const LOOKED_AT = 100;
/** What this process told itself is remembered until the feed cannot repeat it any more. */
const REMEMBER_OWN_MS = 120_000;

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
  stop(): void;
}

/** Makes the listener. It publishes each change of another process once, by the feed's keys. */
export function createNeighbours(deps: NeighbourDeps): Neighbours {
  const own = new Map<string, number>();
  let told: ReadonlySet<string> = new Set();
  let cursor: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let publishing = false;
  let unsubscribe = (): void => undefined;

  function noteOwn(change: Change): void {
    if (publishing || change.kind !== 'turn') return;
    own.set(`turn:${change.contactId}:${change.turn}`, deps.clock.monotonic());
  }

  function publish(change: Change): void {
    publishing = true;
    deps.bus.publish(change);
    publishing = false;
  }

  async function read(): Promise<void> {
    cursor ??= await deps.store.feed.now();
    const news = await deps.store.feed.after(cursor);
    cursor = news.cursor;
    const fresh = news.changes.filter(({ key }) => !told.has(key) && !own.has(key));
    // The feed repeats only what it has just told.
    told = new Set(news.changes.map(({ key }) => key));
    forgetOwn(own, deps.clock.monotonic() - REMEMBER_OWN_MS);
    for (const change of fresh) tell(change, publish, deps.heads);
    for (const change of await touchedItems(fresh, deps.store.queue)) publish(change);
  }

  const listen = oneRun(read, (error) => deps.log.warn('neighbours_unheard', { error }));

  return {
    async start() {
      unsubscribe = deps.bus.subscribe(noteOwn);
      cursor = await deps.store.feed.now();
      timer = setInterval(() => void listen(), LISTEN_EVERY_MS);
      timer.unref();
    },
    listen,
    stop() {
      clearInterval(timer);
      unsubscribe();
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

function forgetOwn(own: Map<string, number>, before: number): void {
  for (const [key, at] of own) {
    // In the order in which they were noted.
    if (at >= before) return;
    own.delete(key);
  }
}
