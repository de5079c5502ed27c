// Whether the officer read before writing, and did not let the other side wait for too long.

import type { Fault } from './fault.js';
import { timeToRead } from './pace.js';
import type { OurEvent, RangeSession, TheirEvent } from './session.js';

const MINUTE_MS = 60_000;
const UNREAD = 25;
const TOO_SLOW = 20;

/** Faster than their messages, or than the text that was approved, can be read; slower than the subject's patience. */
export function paceFaults({ log, subject }: RangeSession): readonly Fault[] {
  const faults: Fault[] = [];
  let waiting: TheirEvent[] = [];
  let frozen = false;
  for (const one of log) {
    if (one.kind === 'theirs') {
      waiting.push(one);
      frozen ||= one.froze !== null;
    }
    if (one.kind === 'froze') frozen = true;
    // On a frozen thread nobody is to answer, however long they wait.
    if (one.kind !== 'ours' || frozen) continue;
    const why = paceOf(one, waiting, subject.patience * MINUTE_MS);
    if (why !== null)
      faults.push({ part: 'pace', why, message: one.n, points: why === 'too_slow' ? TOO_SLOW : UNREAD });
    if (one.sentAt !== null) waiting = [];
  }
  return faults;
}

function paceOf(ours: OurEvent, waiting: readonly TheirEvent[], patienceMs: number): string | null {
  if (ours.verdicts.some(({ rule, ok }) => rule === 'reading_time' && !ok)) return 'approved_unread';
  const [first, last] = [waiting[0], waiting.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (ours.at - last.at < timeToRead(last)) return 'faster_than_read';
  return ours.at - first.at > patienceMs ? 'too_slow' : null;
}
