// That a text is read before somebody says yes to it: when it was put before them, and that the time of reading is used up by one yes.

import { MOST_DWELL_MS, readingTimeMs } from '../../bots/engagement/approval.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import type { Approval } from '../../domain/engagement.js';
import { ok } from '../../domain/result.js';
import { READERS } from './row-kinds.js';
import { type EngagementTools, type Outcome, STALE } from './tools.js';

/** When a text was put before somebody, and from when on a yes of theirs can count. */
export interface Shown {
  readonly shownAt: Instant;
  readonly approvableAt: Instant;
}

/** One revision of one text, by the name under which a person's readings keep it. */
type Place = Pick<Approval, 'draftId' | 'revision'>;

/** Notes that a text stands before somebody now. Shown again it counts from the first time, unless that is too long ago. */
export async function noteShown(
  { draftId, revision }: Place,
  { text, script }: { readonly text: string; readonly script: string },
  officer: Officer,
  { rows, clock, ids }: EngagementTools,
): Promise<Outcome<Shown>> {
  const before = (await rows.load(READERS, officer.id)).state;
  let shownAt = before.shown.find((one) => one.draftId === draftId && one.revision === revision)?.at;
  if (shownAt === undefined || clock.now() - shownAt > MOST_DWELL_MS) {
    const event = { kind: 'shown', draftId, revision } as const;
    const shown = await rows.change(READERS, officer.id, () => ok({ uid: ids.random(), by: officer.id, event }));
    if (!shown.ok) return shown;
    shownAt = shown.value.state.shown.at(-1)?.at ?? clock.now();
  }
  return ok({ shownAt, approvableAt: Math.max(shownAt, before.lastApprovalAt ?? 0) + readingTimeMs(text, script) });
}

/** The time of reading is used up before the yes is written: a second window, or a second process, finds it gone. */
export async function takeReading(
  { draftId, revision, id }: Place & Pick<Approval, 'id'>,
  seenN: number,
  officer: Officer,
  { rows }: EngagementTools,
): Promise<Outcome<unknown>> {
  const event = { kind: 'said_yes', draftId, revision } as const;
  return await rows.change(READERS, officer.id, ({ n }) =>
    n === seenN ? ok({ uid: id, by: officer.id, event }) : STALE,
  );
}
