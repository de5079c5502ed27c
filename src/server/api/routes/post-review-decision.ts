// POST /review-items/{id}/decisions: confirm, dismiss, ask for more, escalate, reopen, each with a reason.

import { recordReviewAct } from '../../../app/desk/record-review-act.js';
import { reviewView } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { DecisionBody, ReviewItemView } from '../schemas/review-items.js';

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
    return { status: 200, body: reviewView(review, staff, language, deps.clock.now()) };
  },
});
