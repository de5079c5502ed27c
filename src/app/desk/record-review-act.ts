// An analyst claims a text to review, gives it back, or decides what it is.

import type { Label } from '../../domain/assessment.js';
import { maySeeItem } from '../../domain/permissions.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { ReviewAct, ReviewItem } from '../../domain/review.js';
import { holderAfter, nextState } from '../../domain/review-transitions.js';
import type { Staff } from '../../domain/staff.js';
import {
  type ActBody,
  type ActRecord,
  actPlace,
  type DeskRefusal,
  type DeskTools,
  type QueueItem,
  refusalOf,
} from './desk-store.js';
import { itemHistory } from './item-history.js';
import { openItem } from './list-queue.js';
import { reopenOnNewSigns } from './reopen-on-new-signs.js';

export interface ReviewActRequest {
  readonly itemId: string;
  readonly act: ReviewAct;
  readonly reason: string;
  /** Number of acts that the analyst had on screen. */
  readonly seenVersion: number;
  /** With `confirm`: the labels that the text shows. Without it, all that were found. */
  readonly labels?: readonly Label[] | undefined;
  /** Last turn on screen; for claim and release the item's own. */
  readonly seenTurn?: number;
}

/** A text to review with what was done to it. */
export interface SeenReview {
  readonly row: QueueItem & { readonly kind: 'review' };
  readonly acts: readonly ActRecord[];
}

/** The item with its history; undefined for whoever may not see it, and for what is hidden. */
export async function seeReview(id: string, actor: Staff, tools: DeskTools): Promise<SeenReview | undefined> {
  const item = await tools.store.queue.review(id);
  if (item === undefined || !maySeeItem(actor, { kind: 'review', hidden: item.hidden })) return undefined;
  return openReview(item, tools);
}

/** The item as it stands, with its history. */
export async function openReview(item: ReviewItem, tools: DeskTools): Promise<SeenReview> {
  const [row, acts] = await Promise.all([openItem(item, 'review', tools), itemHistory(item, 0, tools)]);
  return { row, acts };
}

/**
 * Records one act as an immutable row under `itemId:version`. Refuses with `stale` when somebody acted, or signs arrived
 * that were not on the screen; signs that arrive at this very moment open the item again.
 */
export async function recordReviewAct(
  request: ReviewActRequest,
  actor: Staff,
  tools: DeskTools,
): Promise<Result<SeenReview, DeskRefusal>> {
  const item = await tools.store.queue.review(request.itemId);
  if (item === undefined || !maySeeItem(actor, { kind: 'review', hidden: item.hidden }))
    return err({ kind: 'not_found' });
  const seenTurn = request.seenTurn ?? item.signsTurn;
  if (item.version !== request.seenVersion || item.signsTurn > seenTurn) return err(await stale(item, request, tools));
  const next = nextState(item, request.act, actor, request.reason);
  if (!next.ok) return err(refusalOf(next.error));
  if (request.labels !== undefined && request.act !== 'confirm')
    return err({ kind: 'refused', why: 'labels_misplaced' });
  const key = await tools.vault.key(item.conversationId);
  if (key === undefined) return err({ kind: 'not_found' });
  const version = item.version + 1;
  const recorded = await tools.store.queue.recordReviewAct({
    itemId: item.id,
    version,
    act: request.act,
    state: next.value,
    holder: holderAfter(item, request.act, actor),
    by: actor.id,
    at: tools.clock.now(),
    seenTurn,
    sealed: key.seal(actPlace(item.id, version), bodyOf(request)),
  });
  if (recorded === 'stale') return err(await stale(item, request, tools));
  tools.bus.publish({ kind: 'queue', itemId: item.id, conversationId: item.conversationId });
  await reopenOnNewSigns(item.id, tools);
  return ok(await reread(item, tools));
}

function bodyOf({ reason, labels }: ReviewActRequest): ActBody {
  return { reason: reason === '' ? null : reason, outcome: null, ...(labels === undefined ? {} : { labels }) };
}

async function stale(item: ReviewItem, request: ReviewActRequest, tools: DeskTools): Promise<DeskRefusal> {
  const { row, acts } = await reread(item, tools);
  return { kind: 'stale', item: row, changed: acts.filter(({ act }) => act.version > request.seenVersion) };
}

async function reread(item: ReviewItem, tools: DeskTools): Promise<SeenReview> {
  return openReview((await tools.store.queue.review(item.id)) ?? item, tools);
}
