// Rings when a person waits and nobody is on duty, or waits longer than we promise.

import type { Clock, Instant } from '../domain/clock.js';
import { HELP_TARGET_S, type HelpRequest } from '../domain/help-request.js';
import type { QueueStore, StaffStore } from '../store/contract.js';
import type { RingingAlarm } from './alarm.js';
import { onDuty } from './duty.js';
import type { Bus, Log } from './ports.js';

/** How often the queue is looked at when nothing is heard. */
const LOOK_EVERY_MS = 10_000;
/** A burst of changes is one look. */
const AFTER_CHANGE_MS = 250;
/** Waiting requests that are looked at: more than this is one alarm all the same. */
const LOOKED_AT = 100;

export interface WatchDutyDeps {
  readonly queue: Pick<QueueStore, 'listHelp'>;
  readonly staff: Pick<StaffStore, 'duty'>;
  readonly alarm: RingingAlarm;
  readonly bus: Pick<Bus, 'subscribe'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Requests that have waited longer than their target. */
export function overTarget(waiting: readonly HelpRequest[], now: Instant): readonly HelpRequest[] {
  return waiting.filter((request) => now - request.since > HELP_TARGET_S[request.reason] * 1000);
}

/** One look: rings what holds and quiets what no longer does. */
export async function lookAtDuty(deps: Omit<WatchDutyDeps, 'bus' | 'log'>): Promise<void> {
  const now = deps.clock.now();
  const { items } = await deps.queue.listHelp({ states: ['waiting'] }, { limit: LOOKED_AT });
  const nobody = items.length > 0 && onDuty(await deps.staff.duty(), now).length === 0;
  ringOrQuiet(deps.alarm, 'nobody_on_duty', nobody ? items.length : 0);
  ringOrQuiet(deps.alarm, 'waiting_too_long', overTarget(items, now).length);
}

/** Looks at once, soon after the queue or the roster changed, and every ten seconds. Returns how to stop. */
export function watchDuty(deps: WatchDutyDeps): () => void {
  let soon: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(soon);
    soon = undefined;
    lookAtDuty(deps).catch((error: unknown) => deps.log.error('duty_not_watched', { error }));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  const unsubscribe = deps.bus.subscribe((change) => {
    if (change.kind === 'queue' || change.kind === 'roster') soon ??= setTimeout(look, AFTER_CHANGE_MS).unref();
  });
  look();
  return () => {
    clearInterval(timer);
    clearTimeout(soon);
    unsubscribe();
  };
}

function ringOrQuiet(alarm: RingingAlarm, kind: 'nobody_on_duty' | 'waiting_too_long', count: number): void {
  if (count > 0) alarm.ring(kind, count);
  else alarm.quiet(kind);
}
