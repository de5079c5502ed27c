// All channels that we push into: looks when something happened and when time is up, watches whether they work, and ends cleanly.

import type { Channel } from '../../domain/message.js';
import type { PushChannel } from '../../domain/push.js';
import type { RingingAlarm } from '../alarm.js';
import type { Bus } from '../ports.js';
import type { Down } from './health.js';
import { createLooks } from './looks.js';
import type { Tried } from './send-one.js';
import { createSender, POLL_MS, type Sender, type SenderDeps } from './sender.js';
import type { After } from './timers.js';

/** How often it is seen whether a channel is still down. */
const WATCH_MS = 10_000;

/** What is on its way at the end is cut after this long, so that what was sent can still be noted. */
const LAST_SENDS_MS = 12_000;

export interface OutboundDeps extends Omit<SenderDeps, 'channel' | 'onTried'> {
  readonly bus: Pick<Bus, 'subscribe'>;
  readonly alarm: Pick<RingingAlarm, 'ring' | 'quiet'>;
  /** Told what came of each try: `sent`, `lost`, or the code of the problem. For counting. */
  readonly count: (channel: Channel, outcome: string) => void;
}

/** A channel and, when it does not work, since when and why. */
export interface ChannelState {
  readonly channel: Channel;
  readonly down: Down | null;
}

export interface Outbound {
  /** Takes up what is queued, and from then on what comes. */
  start(): void;
  /** Begins nothing new and lets what is on its way end. */
  stop(): Promise<void>;
  /** Every channel that we push into, as this process sees it. */
  states(): readonly ChannelState[];
}

/** Makes it; with no channel it does nothing. */
export function createOutbound(channels: readonly PushChannel[], deps: OutboundDeps): Outbound {
  const lines = channels.map((channel) => createLine(channel, deps, watch));
  const states = () => lines.map(({ channel, sender }) => ({ channel, down: sender.down() }));
  let stopListening = (): void => undefined;
  let cancelWatch = (): void => undefined;
  let rings = false;

  function watch(): void {
    const down = states().filter((state) => state.down !== null).length;
    if (down > 0) deps.alarm.ring('channel_down', down);
    else if (rings) deps.alarm.quiet('channel_down');
    rings = down > 0;
  }

  function watchAgain(): void {
    watch();
    cancelWatch = deps.after(WATCH_MS, watchAgain);
  }

  return {
    start() {
      if (lines.length === 0) return;
      stopListening = deps.bus.subscribe((change) => {
        if (change.kind === 'turn') for (const { looks } of lines) looks.soon();
      });
      for (const { looks } of lines) looks.soon();
      watchAgain();
    },
    async stop() {
      stopListening();
      cancelWatch();
      await Promise.all(lines.map((line) => stopLine(line, deps.after)));
    },
    states,
  };
}

interface Line {
  readonly channel: Channel;
  readonly sender: Sender;
  readonly looks: ReturnType<typeof createLooks>;
}

function createLine(channel: PushChannel, deps: OutboundDeps, watch: () => void): Line {
  const sender = createSender({
    ...deps,
    channel,
    onTried(tried) {
      deps.count(channel.channel, nameOf(tried));
      watch();
      looks.soon();
    },
  });
  const looks = createLooks(() => sender.look(), {
    after: deps.after,
    failed(error) {
      deps.log.warn('outbound_not_looked', { channel: channel.channel, error });
      return POLL_MS;
    },
  });
  return { channel: channel.channel, sender, looks };
}

async function stopLine({ sender, looks }: Line, after: After): Promise<void> {
  await looks.stop();
  const cancel = after(LAST_SENDS_MS, sender.cut);
  await sender.idle();
  cancel();
}

/** A fixed word for what came of a try. */
function nameOf(tried: Tried): string {
  if (tried.kind === 'lost') return 'lost';
  if (tried.kind === 'not_sent') return tried.why;
  return tried.after.kind === 'sent' ? 'sent' : tried.after.why;
}
