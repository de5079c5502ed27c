// POST /review-items/{id}/claim: somebody reads it.

import { recordReviewAct } from '../../../app/desk/record-review-act.js';
import { reviewView } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { SeenBody } from '../schemas/queue.js';
import { ReviewItemView } from '../schemas/review-items.js';

export const postReviewClaim = defineRoute<IdParams, unknown, SeenBody>({
  name: 'review.claim',
  summary: 'Claim a text to review.',
  params: IdParams,
  body: SeenBody,
  answers: { 200: ReviewItemView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const request = { itemId: params.id, act: 'claim', reason: '', seenVersion: body.seenVersion } as const;
    const review = orThrow(await recordReviewAct(request, staff, deps));
    return { status: 200, body: reviewView(review, staff, language, deps.clock.now()) };
  },
});
