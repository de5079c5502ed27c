// Works through what waits for the second reader: the uncertain first, a few at a time, however many there are.

import { createHash } from 'node:crypto';
import { AppError } from '../../domain/errors.js';
import { type Entry, isReadAgain } from '../../domain/log.js';
import type { Processed } from '../inbox/process-entry.js';
import type { After } from '../outbound/timers.js';
import type { Bus, Log } from '../ports.js';
import type { SecondReading } from '../understanding/second-client.js';
import { type ReadEntryDeps, type ReadOutcome, readEntry } from './read-entry.js';

/** How often it is looked for what a crash, or another process, left unread. */
export const LOOK_EVERY_MS = 5_000;
/** A second reader that cannot be loaded is tried again after this time. */
export const LOAD_AGAIN_MS = 60_000;
/** How long the end waits for a text that is being read. */
const STOP_WAIT_MS = 2_000;
/** Messages that a worker takes before it is looked which are the most urgent now: about a second's work. */
const AT_ONCE = 8;
/**
 * When every take of so long was a full one, more comes than is read: a flood. Then reasons are the lexicon's signs, for to search for
 * passages takes four times as long as to read, and who waits in need waits for the next reading and not for the last one's reasons.
 */
export const FLOOD_AFTER_MS = 10_000;

export interface ReadingsDeps extends Omit<ReadEntryDeps, 'model' | 'second' | 'hasTime'> {
  readonly second: SecondReading;
  readonly bus: Pick<Bus, 'publish'>;
  readonly log: Log;
  readonly after: After;
  /** Where several processes share a store: this one's own word, by which each begins elsewhere in the row. Null: it is alone. */
  readonly share: string | null;
  /** Told of every try, and of the turn that came of it. Must not throw. */
  readonly onTried?: (outcome: ReadOutcome) => void;
}

export interface Readings {
  /** Looks for what is unread, now and every five seconds. */
  start(): void;
  /** Something is to be read. Resolves when nothing more can be read now; never rejects. */
  wake(): Promise<void>;
  /** Takes nothing more, lets what is being read end unless that takes long, and ends the reader. */
  stop(): Promise<void>;
}

/** Makes the worker-off; nothing is read, nor the reader loaded, before `start` or `wake` finds something. */
export function createReadings(deps: ReadingsDeps): Readings {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let cancel = (): void => undefined;
  let notBefore = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    do {
      again = false;
      await workThrough();
    } while (again && !stopped);
  }

  async function workThrough(): Promise<void> {
    const most = AT_ONCE * deps.second.workers;
    let fullSince = Number.POSITIVE_INFINITY;
    const hasTime = (): boolean => deps.clock.monotonic() - fullSince < FLOOD_AFTER_MS;
    while (!stopped && deps.clock.monotonic() >= notBefore) {
      const batch = await deps.store.log.toRead(most);
      const isFull = batch.length === most && !batch.some(isReadAgain);
      fullSince = isFull ? Math.min(fullSince, deps.clock.monotonic()) : Number.POSITIVE_INFINITY;
      if (batch.length === 0) return;
      const model = await loaded(deps);
      if (model === null) {
        notBefore = deps.clock.monotonic() + LOAD_AGAIN_MS;
        return;
      }
      const outcomes = await readAll(inOwnOrder(batch, deps.share), { ...deps, model, hasTime }, () => stopped);
      // When several in a row cannot be read it is no fault of the texts: their tries are not to be used up in one minute.
      if (outcomes.length > 1 && outcomes.every((kind) => kind === 'failed')) {
        notBefore = deps.clock.monotonic() + LOAD_AGAIN_MS;
        return;
      }
    }
  }

  function wake(): Promise<void> {
    again = true;
    if (stopped) return Promise.resolve();
    running ??= run()
      .catch((error: unknown) => deps.log.warn('readings_stopped', { error }))
      .finally(() => {
        running = null;
      });
    return running;
  }

  function tick(): void {
    void wake();
    cancel = deps.after(LOOK_EVERY_MS, tick);
  }

  return {
    start: tick,
    wake,
    async stop() {
      stopped = true;
      cancel();
      await endsOrWaited(running, deps.after);
      await deps.second.close();
      await running;
    },
  };
}

/** A text that is left in the middle has used up one of its tries. */
function endsOrWaited(work: Promise<void> | null, after: After): Promise<void> {
  if (work === null) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = after(STOP_WAIT_MS, resolve);
    void work.finally(cancel).then(resolve);
  });
}

/** Both models' version once a worker is up; null when the second reader cannot be loaded, which is said in the log. */
async function loaded({ second, log }: ReadingsDeps): Promise<string | null> {
  try {
    const model = await second.model();
    if (await second.isUp()) return model;
    log.error('second_reader_not_loaded', { code: 'not_started' });
  } catch (error) {
    log.error('second_reader_not_loaded', { error });
  }
  return null;
}

type Reading = ReadingsDeps & Pick<ReadEntryDeps, 'model' | 'hasTime'>;

/** One text after the other by each worker; what came of each. Throws what the store throws, once every worker has ended. */
async function readAll(
  batch: readonly Entry[],
  deps: Reading,
  isStopped: () => boolean,
): Promise<readonly ReadOutcome['kind'][]> {
  const rest = [...batch];
  const kinds: ReadOutcome['kind'][] = [];
  async function work(): Promise<void> {
    for (let entry = rest.shift(); entry !== undefined && !isStopped(); entry = rest.shift()) {
      try {
        kinds.push(await readOne(entry, deps));
      } catch (error) {
        rest.length = 0;
        throw error;
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: deps.second.workers }, work));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return kinds;
}

async function readOne(entry: Entry, deps: Reading): Promise<ReadOutcome['kind']> {
  const { contactId, seq } = entry;
  const outcome = await readEntry(entry, deps).catch((error: unknown): ReadOutcome => {
    // The store is away: nothing can be read now, whichever message it is.
    if (error instanceof AppError && error.code === 'store_unavailable') throw error;
    deps.log.error('reading_failed', { contactId, seq, attempts: entry.readTries + 1, error });
    return { kind: 'failed' };
  });
  if (outcome.kind === 'given_up') deps.log.warn('reading_given_up', { contactId, seq });
  if (outcome.kind === 'read' || outcome.kind === 'known') announce(outcome.processed, deps);
  deps.onTried?.(outcome);
  return outcome.kind;
}

function announce({ turn }: Processed, { bus }: ReadingsDeps): void {
  const { contactId, conversationId } = turn;
  bus.publish({ kind: 'turn', contactId, conversationId, turn: turn.turn });
}

/**
 * Two processes that look at the same row begin at different ends of the few that are the most urgent, so that they seldom read the
 * same text; when they do, the store keeps one reading.
 */
function inOwnOrder(batch: readonly Entry[], share: string | null): readonly Entry[] {
  if (share === null) return batch;
  const mixed = ({ uid }: Entry): string => createHash('sha256').update(`${share}|${uid}`).digest('hex');
  return batch
    .map((entry) => ({ entry, key: mixed(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
}
