// POST /review-items/{id}/release: back into the queue.

import { recordReviewAct } from '../../../app/desk/record-review-act.js';
import { reviewView } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { SeenBody } from '../schemas/queue.js';
import { ReviewItemView } from '../schemas/review-items.js';

export const postReviewRelease = defineRoute<IdParams, unknown, SeenBody>({
  name: 'review.release',
  summary: 'Give a text to review back to the queue.',
  params: IdParams,
  body: SeenBody,
  answers: { 200: ReviewItemView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const request = { itemId: params.id, act: 'release', reason: '', seenVersion: body.seenVersion } as const;
    const review = orThrow(await recordReviewAct(request, staff, deps));
    return { status: 200, body: reviewView(review, staff, language, deps.clock.now()) };
  },
});
