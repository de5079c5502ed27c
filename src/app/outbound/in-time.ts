// A send with a deadline: no platform, and no fault of a channel's code, holds up a place for ever.

import type { SendOutcome } from '../../domain/push.js';
import type { After } from './timers.js';

/** Whoever has not answered by then is not waited for; what was sent counts as perhaps arrived. */
export const SEND_TIMEOUT_MS = 10_000;
/** A channel that was told to stop gets so long to say what had been sent. */
export const GRACE_MS = 1_000;

/** Runs one send. Never rejects. `stop` ends it before its time. */
export function inTime(
  work: (signal: AbortSignal) => Promise<SendOutcome>,
  stop: AbortSignal,
  after: After,
): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const timeUp = new AbortController();
    let cancelGrace = (): void => undefined;
    const cut = (): void => {
      if (timeUp.signal.aborted) return;
      cancelGrace = after(GRACE_MS, () => end({ kind: 'unknown' }));
      timeUp.abort();
    };
    const cancelTimeout = after(SEND_TIMEOUT_MS, cut);
    const end = (outcome: SendOutcome): void => {
      cancelTimeout();
      cancelGrace();
      stop.removeEventListener('abort', cut);
      resolve(outcome);
    };
    if (stop.aborted) cut();
    else stop.addEventListener('abort', cut);
    // A channel never rejects; one that does all the same may have sent.
    work(timeUp.signal).then(end, () => end({ kind: 'unknown' }));
  });
}
