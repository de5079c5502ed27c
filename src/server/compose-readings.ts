// Puts the second reader together over the core; where it is off nothing of it is loaded.

import type { createAfterTurn } from '../app/desk/after-turn.js';
import { systemAfter } from '../app/outbound/timers.js';
import type { Log } from '../app/ports.js';
import type { ReadOutcome } from '../app/readings/read-entry.js';
import { createReadings, type Readings } from '../app/readings/readings.js';
import type { FirstParts } from '../app/understanding/protocol.js';
import { createSecondReading, type SecondReading } from '../app/understanding/second-client.js';
import type { FirstModel } from '../classifiers/linear/fingerprint.js';
import { isMongo, type SecondReaderConfig } from '../config/config.js';
import type { Core } from './compose-core.js';
import type { Metrics } from './metrics.js';

/** Makes the second reader of a configuration, beside this first reader. Tests give a stand-in. */
export type MakeSecondReader = (
  config: SecondReaderConfig,
  first: FirstModel,
  log: Log,
  parts?: FirstParts,
) => SecondReading;

/** The shipped one. */
export const secondReader: MakeSecondReader = (config, firstModel, log, first) =>
  createSecondReading({
    dirs: { encoder: config.encoderDir, second: config.secondDir },
    firstModel,
    ...(first !== undefined && { first }),
    workers: config.workers,
    onReplaced: (why) => log.error('second_reader_replaced', { code: why }),
  });

/** Makes what works through the messages to be read; null when the second reader is off. */
export function composeReadings(
  core: Core,
  metrics: Metrics,
  afterTurn: ReturnType<typeof createAfterTurn>,
  make: MakeSecondReader,
): Readings | null {
  const { config, understander, ids, log } = core;
  if (config.secondReader === null) return null;
  const { firstModel = { version: understander.model ?? '', weights: '' } } = understander;
  return createReadings({
    ...core,
    first: understander,
    second: make(config.secondReader, firstModel, log, understander.firstParts),
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
