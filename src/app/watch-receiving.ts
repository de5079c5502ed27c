// Whether a messenger gives us what people write. When it does not, nobody is heard, so somebody is told.

import type { Clock } from '../domain/clock.js';
import { AppError } from '../domain/errors.js';
import type { RingingAlarm } from './alarm.js';
import type { Log } from './ports.js';

/** A trouble that passes by itself is waited for so long before the alarm rings. */
export const WAIT_MS = 3 * 60_000;

/** What stands between a messenger and us. `lasting`: it does not pass by itself, so the alarm rings at once. */
export interface ReceivingTrouble {
  readonly code: string;
  /** What is wrong and how to mend it. */
  readonly says: string;
  readonly lasting: boolean;
}

export interface ReceivingDeps {
  readonly channel: string;
  readonly alarm: Pick<RingingAlarm, 'ring' | 'quiet'>;
  readonly log: Log;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** Gives what is to be told after every try: the trouble, or null when it worked. */
export function watchReceiving({ channel, alarm, log, clock }: ReceivingDeps): (now: ReceivingTrouble | null) => void {
  let known: ReceivingTrouble | null | undefined;
  let since = 0;
  let rung = false;

  function changed(now: ReceivingTrouble | null): void {
    if (now === null) log.info('channel_receives', { channel });
    else log.warn('channel_does_not_receive', { channel, code: now.code, error: new AppError('bad_config', now.says) });
    if (known === null || known === undefined) since = clock.monotonic();
    known = now;
  }

  return (now) => {
    if (now?.code !== known?.code || known === undefined) changed(now);
    if (now !== null && (now.lasting || clock.monotonic() - since >= WAIT_MS)) {
      alarm.ring('channel_down', 1);
      rung = true;
    } else if (now === null && rung) {
      alarm.quiet('channel_down');
      rung = false;
    }
  };
}
