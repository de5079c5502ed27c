// GET /review-items/{id}: one text to review with its history.

import { seeReview } from '../../../app/desk/record-review-act.js';
import { reviewView } from '../present/queue-row.js';
import { found } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { ReviewItemView } from '../schemas/review-items.js';

export const getReviewItem = defineRoute<IdParams>({
  name: 'review.read',
  summary: 'A text to review, what was decided about it and why.',
  params: IdParams,
  answers: { 200: ReviewItemView },
  refusals: [404],
  audited: true,
  async handle({ params, language }, { staff }, deps) {
    const review = found(await seeReview(params.id, staff, deps));
    return { status: 200, body: reviewView(review, staff, language, deps.clock.now()) };
  },
});
