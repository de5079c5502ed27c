// Reads what the store knows into the metrics, when somebody asks for them.

import type { DutyBoard } from '../app/duty.js';
import type { ChannelState } from '../app/outbound/outbound.js';
import { FIRST_ONLY_AFTER_MS } from '../app/readings/first-only.js';
import type { Clock } from '../domain/clock.js';
import type { Store } from '../store/contract.js';
import type { Metrics } from './metrics.js';

/** Where the store notes that an operation ended, by the name it has in the metrics. */
const LAST_RUNS = { backup: 'backupAt', retention: 'retentionRunAt', rotation: 'keysRotatedAt' } as const;

export interface GaugeDeps {
  readonly store: Pick<Store, 'queue' | 'log' | 'meta' | 'deliveries'>;
  readonly duty: Pick<DutyBoard, 'now'>;
  readonly clock: Clock;
  readonly channels: () => readonly ChannelState[];
}

/** Brings the gauges up to date. A store that is away leaves the last values, and says so by the request's failure. */
export async function readGauges(metrics: Metrics, deps: GaugeDeps): Promise<void> {
  const { store, duty, clock } = deps;
  const [queue, log] = await Promise.all([store.queue.counts(), store.log.counts()]);
  metrics.waiting.set(queue.waiting);
  metrics.oldestWait.set(
    queue.oldestWaitingSince === null ? 0 : Math.max(0, (clock.now() - queue.oldestWaitingSince) / 1000),
  );
  metrics.pending.set(log.pending);
  metrics.quarantined.set(log.quarantined);
  const readings = await store.log.readingCounts(clock.now() - FIRST_ONLY_AFTER_MS);
  metrics.readingsWaiting.set(readings.waiting);
  metrics.firstReaderOnly.set({ why: 'late' }, readings.late);
  metrics.firstReaderOnly.set({ why: 'given_up' }, readings.unread);
  metrics.onDuty.set(duty.now().anybody ? 1 : 0);
  for (const [what, key] of Object.entries(LAST_RUNS)) {
    metrics.lastRun.set({ what }, Number((await store.meta.get(key)) ?? 0) / 1000);
  }
  for (const state of deps.channels()) await readChannel(metrics, state, deps);
}

async function readChannel(metrics: Metrics, state: ChannelState, { store, clock }: GaugeDeps): Promise<void> {
  const labels = { channel: state.channel };
  const { queued, oldestAt } = await store.deliveries.waiting(state.channel);
  metrics.queued.set(labels, queued);
  metrics.oldestQueued.set(labels, oldestAt === null ? 0 : Math.max(0, (clock.now() - oldestAt) / 1000));
  metrics.sending.set(labels, state.down === null ? 1 : 0);
}
