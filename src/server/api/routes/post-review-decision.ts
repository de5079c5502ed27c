// POST /review-items/{id}/decisions: confirm, dismiss, ask for more, escalate, reopen, each with a reason.

import { recordReviewAct } from '../../../app/desk/record-review-act.js';
import { JUDGING_ACTS, verdictsOf, wholeVerdict } from '../../../domain/judgement.js';
import type { ReviewItem } from '../../../domain/review.js';
import type { DeskDeps } from '../../desk-deps.js';
import { reviewView } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { DecisionBody, ReviewItemView } from '../schemas/review-items.js';

/** By label, and as `any` for the item as a whole. */
function countVerdicts({ labels, why }: ReviewItem, decision: DecisionBody, metrics: DeskDeps['metrics']): void {
  const act = JUDGING_ACTS.find((one) => one === decision.act);
  if (act === undefined) return;
  for (const counted of verdictsOf(labels, act, decision.labels ?? null)) metrics.verdicts.inc({ ...counted });
  const verdict = wholeVerdict(why, act);
  if (verdict !== undefined) metrics.verdicts.inc({ label: 'any', verdict });
}

export const postReviewDecision = defineRoute<IdParams, unknown, DecisionBody>({
  name: 'review.decide',
  summary: 'Decide on a text to review. Holds for what was seen: new signs open it again.',
  params: IdParams,
  body: DecisionBody,
  answers: { 200: ReviewItemView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const review = orThrow(await recordReviewAct({ itemId: params.id, ...body }, staff, deps));
    countVerdicts(review.row.item, body, deps.metrics);
    return { status: 200, body: reviewView(review, staff, language, deps.clock.now()) };
  },
});
