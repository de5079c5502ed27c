// How long to wait after a send that failed. Jittered, so that what failed together does not come again together.

/** The first wait, before jitter. */
export const FIRST_WAIT_MS = 1_000;
/** The longest, before jitter. */
export const LONGEST_WAIT_MS = 60_000;

/** Above what the platform asked for at most this share is added, so that a thousand chats do not return in one moment. */
const SPREAD = 0.1;

/** Milliseconds after the failed try number `attempt` (from 1): doubling from a second to a minute, the half of it by chance. */
export function backOffMs(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempt - 1));
  return Math.ceil(whole / 2 + (whole / 2) * random);
}

/** Milliseconds when the platform said how long to wait: never less, a little more by chance. */
export function askedMs(afterMs: number, random: number): number {
  return Math.ceil(afterMs + Math.min(afterMs * SPREAD, LONGEST_WAIT_MS) * random);
}
