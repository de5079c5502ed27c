// How often somebody may guess the code of a report.

import type { Instant } from '../../domain/clock.js';
import type { Session } from '../../domain/session.js';

/** Wrong codes that a contact may try in an hour, over all talks; after them a right one is answered like a wrong one. */
export const MAX_CODE_TRIES = 5;
export const CODE_WINDOW_MS = 60 * 60_000;

/** Whether one more code counts. */
export function mayTryCode({ codeTries }: Session, now: Instant): boolean {
  return codeTries === undefined || now - codeTries.since >= CODE_WINDOW_MS || codeTries.count < MAX_CODE_TRIES;
}

/** The session after one more wrong code. */
export function afterWrongCode(session: Session, now: Instant): Session {
  const { codeTries } = session;
  const goesOn = codeTries !== undefined && now - codeTries.since < CODE_WINDOW_MS;
  const tries = goesOn ? { count: codeTries.count + 1, since: codeTries.since } : { count: 1, since: now };
  return { ...session, codeTries: tries };
}
