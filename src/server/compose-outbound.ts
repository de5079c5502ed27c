// Puts the sender together over the core: for the channels that we push into; with none of them nothing runs.

import type { RingingAlarm } from '../app/alarm.js';
import { createOutbound, type Outbound } from '../app/outbound/outbound.js';
import { systemAfter } from '../app/outbound/timers.js';
import type { PushChannel } from '../domain/push.js';
import type { Core } from './compose-core.js';
import type { Metrics } from './metrics.js';

/** Makes it; nothing is sent before it is started. */
export function composeOutbound(
  core: Core,
  metrics: Metrics,
  alarm: RingingAlarm,
  channels: readonly PushChannel[],
): Outbound {
  return createOutbound(channels, {
    ...core,
    alarm,
    random: Math.random,
    after: systemAfter,
    count: (channel, outcome) => metrics.deliveries.inc({ channel, outcome }),
  });
}
