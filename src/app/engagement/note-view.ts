// Whoever reads a thread stands in its custody log with a reason (rule 22): once an hour, for each single look is in the audit log.

import type { Officer } from '../../domain/authorisation.js';
import type { Clock } from '../../domain/clock.js';
import type { Thread } from '../../domain/engagement.js';
import type { EvidenceLog } from '../evidence/evidence-log.js';

const HOUR_MS = 3_600_000;
/** Views that this process noted lately. Forgetting one costs a question to the evidence log, which knows it. */
const REMEMBERED = 10_000;

/** Hears of a view; it is on record when it resolves, and nothing may be shown before. */
export type NoteView = (thread: Pick<Thread, 'id' | 'operator'>, officer: Officer) => Promise<void>;

/** Makes it. One of these for a process; several processes note the same view once. */
export function viewNotes({
  evidence,
  clock,
}: {
  readonly evidence: EvidenceLog;
  readonly clock: Pick<Clock, 'now'>;
}): NoteView {
  const noted = new Set<string>();
  return async (thread, officer) => {
    const at = clock.now();
    const why = reasonOf(thread, officer);
    const uid = `view:${thread.id}:${officer.id}:${why}:${Math.floor(at / HOUR_MS)}`;
    if (noted.has(uid)) return;
    await evidence.record({
      ...{ uid, threadId: thread.id, kind: 'view', at, by: officer.id, mediaType: 'text/plain', forSubject: false },
      content: Buffer.from(why, 'utf8'),
      meta: { record: 'view', where: 'desk' },
    });
    if (noted.size >= REMEMBERED) noted.clear();
    noted.add(uid);
  };
}

/** Why they may see it: nobody is asked for words at every look. */
function reasonOf({ operator }: Pick<Thread, 'operator'>, { id, roles }: Officer): string {
  if (id === operator) return 'operates the thread';
  const role = (['oversight', 'authoriser', 'approver'] as const).find((one) => roles.includes(one));
  return role === undefined ? 'reads the thread' : `reads the thread as ${role}`;
}
