// A turn and everything that follows from it, as rows. A function of the turn alone, so that it can be written again.

import type { Assessment, Label, Understanding } from '../../domain/assessment.js';
import type { ConversationSummary } from '../../domain/conversation.js';
import type { HelpRequest, HelpSummary } from '../../domain/help-request.js';
import { type Entry, isOutcome, type Turn, type TurnBody, type Work } from '../../domain/log.js';
import type { Channel } from '../../domain/message.js';
import type { ReportLink } from '../../domain/report-code.js';
import type { ReviewItem } from '../../domain/review.js';
import type { HelpReason } from '../../domain/session.js';
import type { DataKey } from '../../store/contract/sealing.js';
import type { TurnRecord } from '../../store/contract.js';
import { deliveriesOf } from './deliveries-of.js';
import { sealedSummary } from './sealed-summary.js';

/** So long after the code word a wish to be erased counts as the person's own. */
export const PROOF_LASTS_MS = 15 * 60_000;

/** Id of a conversation's review item: there is one, reopened by new signs. */
export function reviewId(conversationId: string): string {
  return `ri_${conversationId}`;
}

interface TurnFacts {
  readonly turn: number;
  readonly at: number;
  readonly conversationId: string;
}

/** The work before people's eyes after a turn: what was there, plus what this turn opened or found. */
export function workAfter(
  before: Work | null,
  opened: HelpReason | null,
  body: Omit<TurnBody, 'work'>,
  facts: TurnFacts,
): Work {
  return {
    began: before?.began ?? { turn: facts.turn, at: facts.at },
    help: helpAfter(before, opened, body, facts),
    review: reviewAfter(before, body, facts),
    topIndicator: strongestIndicator(body.understanding) ?? before?.topIndicator ?? null,
  };
}

/** A request stays until a person closes it: no panic, exit or new step makes it disappear from the queue. */
function helpAfter(
  before: Work | null,
  opened: HelpReason | null,
  body: Omit<TurnBody, 'work'>,
  facts: TurnFacts,
): Work['help'] {
  if (body.events.includes('help_closed')) return null;
  const open = before?.help ?? null;
  const asked = body.session.help?.reason ?? opened;
  if (open === null && asked === null) return null;
  const reason = open !== null && body.session.closedBy === 'delete' ? 'deletion' : (asked ?? open?.reason ?? 'asked');
  if (open !== null) return { ...open, reason };
  return { id: `hr_${facts.conversationId}_${facts.turn}`, openedTurn: facts.turn, since: facts.at, reason };
}

function reviewAfter(before: Work | null, body: Omit<TurnBody, 'work'>, facts: TurnFacts): Work['review'] {
  const open = before?.review ?? null;
  const signs = body.events.includes('flagged');
  const unassessed = body.understanding?.kind === 'unassessed';
  if (!signs && !unassessed) return open;
  return {
    since: open?.since ?? facts.at,
    signsTurn: facts.turn,
    why: signs || open?.why === 'signs' ? 'signs' : 'unassessed',
  };
}

function strongestIndicator(understanding: Understanding | null): string | null {
  if (understanding?.kind !== 'assessed') return null;
  const { reasons, labels }: Assessment = understanding.assessment;
  const strongest = [...reasons].sort((a, b) => labels[b.label] - labels[a.label]).at(0);
  return strongest?.indicator ?? null;
}

/**
 * All rows of a turn that was made of `entry`. `settlesSeq` is the entry that loses its pending mark, null when none does. A reading
 * ends that its entry waits for it.
 */
export function recordOf(
  turn: Turn,
  body: TurnBody,
  channel: Channel,
  key: DataKey,
  entry: Pick<Entry, 'kind' | 'platformAt'>,
  settlesSeq: number | null,
): TurnRecord {
  return {
    turn,
    deliveries: deliveriesOf(turn, body, channel, key, entry),
    summary: summaryOf(turn, body, channel),
    help: helpRow(turn, body, channel, key),
    review: reviewRow(turn, body, channel, key),
    report: reportRow(turn, body),
    voidsEpochsBefore: body.session.epoch > 0 ? body.session.epoch : null,
    settlesSeq,
    toRead: settlesSeq === null ? null : (body.toRead ?? null),
    readSeq: isOutcome(turn) ? null : turn.entrySeq,
  };
}

function summaryOf(turn: Turn, body: TurnBody, channel: Channel): ConversationSummary {
  return {
    id: turn.conversationId,
    contactId: turn.contactId,
    channel,
    language: body.session.language,
    labels: body.session.labels,
    status: body.session.status,
    startedAt: body.work.began.at,
    // A reading is no sign of life: silence and retention count from what was said.
    lastAt: body.after?.at ?? turn.at,
    firstTurn: body.work.began.turn,
    lastTurn: turn.turn,
    appliedTurn: turn.turn,
    erasureAskedAt: body.session.closedBy === 'delete' ? turn.at : null,
    erasureByWord: body.session.closedBy === 'delete' && hasProved(body.session, turn.at),
  };
}

/** The code word was given a moment ago: it is the person who asks. */
function hasProved({ door }: TurnBody['session'], now: number): boolean {
  return door?.is === 'open' && now - door.at <= PROOF_LASTS_MS;
}

function reportRow({ conversationId, contactId, at }: Turn, { report }: TurnBody): ReportLink | null {
  return report === undefined ? null : { lookup: report, conversationId, contactId, at };
}

function helpRow(turn: Turn, body: TurnBody, channel: Channel, key: DataKey): HelpRequest | null {
  const { help } = body.work;
  if (help === null) return null;
  return {
    ...commonRow(turn, body, channel, key, 'help', help.id),
    openedTurn: help.openedTurn,
    reason: help.reason,
    since: help.since,
    state: 'waiting',
    holder: null,
    version: 0,
    answeredAt: null,
  };
}

function reviewRow(turn: Turn, body: TurnBody, channel: Channel, key: DataKey): ReviewItem | null {
  const { review } = body.work;
  if (review === null) return null;
  return {
    ...commonRow(turn, body, channel, key, 'review', reviewId(turn.conversationId)),
    since: review.since,
    why: review.why,
    state: 'open',
    holder: null,
    version: 0,
    signsTurn: review.signsTurn,
  };
}

function commonRow(
  turn: Turn,
  body: TurnBody,
  channel: Channel,
  key: DataKey,
  collection: 'help' | 'review',
  id: string,
) {
  const summary: HelpSummary = { country: body.session.country, topIndicator: body.work.topIndicator };
  const labels: readonly Label[] = body.session.labels;
  return {
    id,
    contactId: turn.contactId,
    conversationId: turn.conversationId,
    language: body.session.language,
    channel,
    labels,
    appliedTurn: turn.turn,
    hidden: body.session.closedBy === 'delete',
    sealed: sealedSummary(key, collection, id, summary),
  };
}
