// Whether the officer followed, by passive questions, what the subject was ready to tell.

import type { Fault } from './fault.js';
import { isSign } from './score-safeguarding.js';
import type { RangeSession, TheirEvent } from './session.js';

/** Null when no fact was on offer, or when there was a sign of a child or a victim: then to ask on would have been the fault. */
export function disclosureFaults({ log }: RangeSession): readonly Fault[] | null {
  if (log.some(isSign)) return null;
  const theirs = log.filter((one): one is TheirEvent => one.kind === 'theirs');
  const offered = new Map<string, number>();
  for (const { offers, n } of theirs) {
    for (const fact of offers) if (!offered.has(fact)) offered.set(fact, n);
  }
  if (offered.size === 0) return null;
  const told = new Set(theirs.flatMap(({ tells }) => tells));
  const each = 100 / offered.size;
  return [...offered]
    .filter(([fact]) => !told.has(fact))
    .map(([fact, message]) => ({ part: 'disclosure', why: 'not_followed', message, points: each, fact }));
}
