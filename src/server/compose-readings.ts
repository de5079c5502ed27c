// Puts the second reader together over the core; where it is off nothing of it is loaded.

import type { createAfterTurn } from '../app/desk/after-turn.js';
import { systemAfter } from '../app/outbound/timers.js';
import type { ReadOutcome } from '../app/readings/read-entry.js';
import { createReadings, type Readings } from '../app/readings/readings.js';
import { isMongo } from '../config/config.js';
import type { Core } from './compose-core.js';
import type { Metrics } from './metrics.js';

/** Makes what works through the messages to be read; null when the second reader is off. */
export function composeReadings(
  core: Core,
  metrics: Metrics,
  afterTurn: ReturnType<typeof createAfterTurn>,
): Readings | null {
  const { config, understander, ids, second } = core;
  if (second === null) return null;
  return createReadings({
    ...core,
    first: understander,
    second,
    after: systemAfter,
    share: isMongo(config.storeUrl) ? ids.random() : null,
    onTried: (outcome) => tell(outcome, metrics, afterTurn),
  });
}

function tell(outcome: ReadOutcome, metrics: Metrics, afterTurn: ReturnType<typeof createAfterTurn>): void {
  const events = outcome.kind === 'read' ? outcome.processed.body.events : [];
  metrics.readings.inc({ outcome: events.length > 0 ? 'raised' : outcome.kind });
  for (const event of events) metrics.events.inc({ event });
  if (outcome.kind === 'read') metrics.readingSeconds.observe(outcome.ms / 1_000);
  if (outcome.kind === 'read' || outcome.kind === 'known') afterTurn(outcome.processed);
}
