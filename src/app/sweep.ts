// Finishes what a crash or a failure left: pending entries, replies that came too late, talks that fell silent.

import type { Clock, Ids } from '../domain/clock.js';
import type { Store } from '../store/contract.js';
import type { RunningInbox } from './inbox/inbox.js';
import { oneRun } from './one-run.js';
import type { Log } from './ports.js';

/** How often the sweeper comes (architecture.md: at start and every 5 s). */
export const SWEEP_MS = 5_000;
/** An entry younger than this is still being worked on by whoever wrote it. */
export const GRACE_MS = 5_000;
/** At the start nothing is in flight here: everything pending is taken up, also what a clock that was set back calls young. */
const WHATEVER_AGE_MS = Number.NEGATIVE_INFINITY;
/** After this silence a talk is closed, without a word to the person (help-safety.md, 4). */
export const SILENCE_MS = 24 * 3_600_000;
/** Entries and talks taken up in one go. */
const BATCH = 500;

export interface SweepDeps {
  readonly store: Pick<Store, 'log' | 'deliveries' | 'conversations'>;
  readonly inbox: RunningInbox;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** Takes up every entry written before `now - graceMs` that is still pending. Says how many there were. */
export async function sweepPending(deps: SweepDeps, graceMs: number): Promise<number> {
  let total = 0;
  const seen = new Set<string>();
  for (;;) {
    const olderThan = Math.min(deps.clock.now() - graceMs, Number.MAX_SAFE_INTEGER);
    const pending = await deps.store.log.pending({ olderThan, limit: BATCH });
    const fresh = pending.filter((entry) => !seen.has(entry.uid));
    for (const entry of fresh) seen.add(entry.uid);
    await Promise.all(fresh.map((entry) => deps.inbox.resume(entry)));
    total += fresh.length;
    // What failed again stays pending and stands in front: the next sweep tries it, this one goes no further.
    if (fresh.length < BATCH) return total;
  }
}

/** Drops replies that waited too long, and closes talks that fell silent. */
export async function sweepStale(deps: SweepDeps): Promise<void> {
  const now = deps.clock.now();
  await deps.store.deliveries.dropExpired(now);
  const silent = await deps.store.conversations.silent({ before: now - SILENCE_MS, limit: BATCH });
  for (const { contactId, id } of silent) {
    await deps.inbox.submit({
      contactId,
      conversationId: id,
      body: { kind: 'system', act: 'silence' },
      updateId: `silence:${deps.ids.random()}`,
      platformAt: null,
    });
  }
}

export interface Sweeper {
  /** Sweeps everything pending once, then comes back every `SWEEP_MS`. */
  start(): Promise<void>;
  stop(): void;
}

/** Makes the sweeper. One sweep at a time; a failing one is logged and the next comes all the same. */
export function createSweeper(deps: SweepDeps): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let latest = 0;

  async function sweepAll(graceMs: number): Promise<void> {
    // Where the clock was set back, what was written before counts as old all the same.
    latest = Math.max(latest, deps.clock.now());
    const count = await sweepPending({ ...deps, clock: { ...deps.clock, now: () => latest } }, graceMs);
    if (count > 0) deps.log.info('swept', { count });
    await sweepStale(deps);
  }
  const sweep = oneRun(sweepAll, (error) => deps.log.warn('sweep_failed', { error }));

  return {
    async start() {
      timer = setInterval(() => void sweep(GRACE_MS), SWEEP_MS);
      // At the start nothing is in flight yet, so everything pending is somebody's who crashed.
      await sweep(WHATEVER_AGE_MS);
    },
    stop: () => clearInterval(timer),
  };
}
