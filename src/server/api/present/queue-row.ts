// Rows of the queue and acts on them, as they are sent.

import type { ActRecord, QueueItem } from '../../../app/desk/desk-store.js';
import { targetS } from '../../../app/desk/list-queue.js';
import type { SeenReview } from '../../../app/desk/record-review-act.js';
import type { Instant } from '../../../domain/clock.js';
import { REVIEW_ACTS, type ReviewState } from '../../../domain/review.js';
import { nextState } from '../../../domain/review-transitions.js';
import type { Staff } from '../../../domain/staff.js';
import type { SentenceLanguage } from '../route.js';
import { iso, isoOrNull } from '../schemas/common.js';
import type { ActView, QueueRow } from '../schemas/queue.js';
import type { ReviewItemView } from '../schemas/review-items.js';
import { type WhyCode, whySentence } from './why-words.js';

/** One row. Of a hidden conversation nothing is said but that deletion was asked for. */
export function queueRow(row: QueueItem, language: SentenceLanguage, now: Instant): QueueRow {
  const { item, kind, summary } = row;
  const code = whyCode(row);
  const labels = item.hidden ? [] : [...item.labels];
  const answeredAt = row.kind === 'help' ? row.item.answeredAt : null;
  return {
    id: item.id,
    kind,
    version: item.version,
    state: item.state,
    why: { code, labels, indicator: summary?.topIndicator ?? null, sentence: whySentence(code, labels, language) },
    since: iso(item.since),
    waitedS: Math.max(0, Math.floor(((answeredAt ?? now) - item.since) / 1000)),
    targetS: targetS(row),
    answeredAt: isoOrNull(answeredAt),
    language: item.language,
    channel: item.channel,
    country: summary?.country ?? null,
    heldBy: item.holder,
    conversationId: item.conversationId,
    hidden: item.hidden,
    seenTurn: item.appliedTurn,
  };
}

/** One act, as histories and 409 documents show it. */
export function actView({ act, by, body }: ActRecord): ActView {
  return {
    version: act.version,
    act: act.act,
    // The store keeps what the transition tables gave, for one kind or the other.
    state: act.state as ReviewState,
    by,
    at: iso(act.at),
    reason: body?.reason ?? null,
    outcome: body?.outcome ?? null,
    seenTurn: act.seenTurn,
    ...(body?.labels === undefined ? {} : { labels: [...body.labels] }),
  };
}

/** A text to review with its history and what the asker may do now. */
export function reviewView(review: SeenReview, asker: Staff, language: SentenceLanguage, now: Instant): ReviewItemView {
  const { item } = review.row;
  return {
    ...queueRow(review.row, language, now),
    signsTurn: item.signsTurn,
    acts: review.acts.map(actView),
    allowed: REVIEW_ACTS.filter((act) => nextState(item, act, asker, 'any').ok),
  };
}

function whyCode(row: QueueItem): WhyCode {
  if (row.kind === 'review') return row.item.why;
  return row.item.hidden ? 'deletion' : row.item.reason;
}
