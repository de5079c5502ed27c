// A reading becomes a turn of its own. Safe to run again at any point, by any process.

import { hearReading, raisedAssessment } from '../../bots/conversation/raise.js';
import type { Assessment } from '../../domain/assessment.js';
import type { Clock } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { Entry, Turn, TurnBody } from '../../domain/log.js';
import { openTurn, turnPlace } from '../inbox/head.js';
import type { Processed } from '../inbox/process-entry.js';
import { recordOf, workAfter } from '../inbox/project.js';
import { type TalkRisk, withRisk } from '../talk-risk.js';
import { type Place, type PlaceDeps, placeOf } from './place.js';

export interface RecordReadingDeps extends PlaceDeps {
  readonly clock: Clock;
  /** Both models' version. */
  readonly model: string;
  /** See `ProcessDeps.talkRisk`. */
  readonly talkRisk?: Pick<TalkRisk, 'hearReading' | 'windowAt'>;
}

/** What both readers said later. */
export interface Later {
  readonly assessment: Assessment;
  /** Of the message with those before it; null where that was not read. */
  readonly window: Assessment['labels'] | null;
}

/** Other writers that may take the next turn's number before we give up on this try. */
const MAX_LOST_TURNS = 20;

/** Name of a reading among the turns. */
export function readingOf({ uid }: Pick<Entry, 'uid'>, model: string): string {
  return `reading:${uid}:second:${model}`;
}

/** Writes the reading as the contact's next turn. Null when the conversation is gone; else what was made, by whomever. */
export async function recordReading(
  entry: Entry,
  what: string,
  later: Later,
  deps: RecordReadingDeps,
): Promise<Processed | null> {
  for (let attempt = 0; attempt < MAX_LOST_TURNS; attempt++) {
    const place = await placeOf(entry, deps);
    if (place === null) return null;
    const made = makeReading(entry, what, later, place, deps);
    const written = await deps.store.log.recordTurn(
      recordOf(made.turn, made.body, place.channel, place.key, entry, null),
    );
    // What was in memory of this contact is older than this turn now, or than the one that took its number.
    deps.heads.drop(entry.contactId);
    if (written === 'recorded') return made;
    if (written === 'exists') return await finishReading(entry, what, deps);
  }
  throw new AppError('store_unavailable', 'The log of a contact is too busy to take a reading.');
}

/** When the entry has this reading, writes what a crash may have left out and gives it; null when it has none. */
export async function finishReading(entry: Entry, what: string, deps: PlaceDeps): Promise<Processed | null> {
  const turn = await deps.store.log.turnFor(entry.contactId, what);
  const body = turn === undefined ? null : await openTurn(turn, deps);
  const key = turn === undefined ? undefined : await deps.vault.key(turn.conversationId);
  if (turn === undefined || body === null || key === undefined) return null;
  const { channel } = await deps.heads.get(entry.contactId);
  await deps.store.log.finishTurn(recordOf(turn, body, channel, key, entry, null));
  return { turn, body };
}

function makeReading(entry: Entry, what: string, later: Later, place: Place, deps: RecordReadingDeps): Processed {
  const { outcome, known, talk, number, key } = place;
  const assessment = raisedAssessment(known, later.assessment);
  const risk = deps.talkRisk?.hearReading(talk.memory, deps.model, later.assessment.labels, later.window) ?? null;
  const heard = withRisk(hearReading(talk.session, known, assessment, outcome.at), talk.session.risk, risk);
  const memory = risk?.memory ?? talk.memory;
  const spoken: Omit<TurnBody, 'work'> = {
    session: heard.session,
    replies: [],
    understanding: { kind: 'assessed', assessment },
    events: heard.events,
    after: place.after,
    ...(memory !== undefined && { memory }),
  };
  const { conversationId } = outcome;
  // Who waits, waits since the message was there.
  const work = workAfter(talk.work, heard.help, spoken, { turn: number, at: outcome.at, conversationId });
  const body: TurnBody = { ...spoken, work };
  const turn: Turn = {
    contactId: entry.contactId,
    turn: number,
    what,
    conversationId,
    entrySeq: entry.seq,
    late: outcome.late,
    at: deps.clock.now(),
    sealed: key.seal(turnPlace(what), body),
    labels: heard.session.labels,
    language: heard.session.language,
    goesOnAt: place.goesOnAt,
  };
  return { turn, body };
}
