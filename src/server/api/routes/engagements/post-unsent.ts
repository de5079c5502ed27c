// POST /engagements/threads/{id}/outgoing/unsent: it did not leave.

import { markUnsent } from '../../../../app/engagement/release.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { ThreadView, UnsentMark } from '../../schemas/engagements/threads.js';

/** The route. */
export const postUnsent = engagementRoute<IdParams, unknown, UnsentMark>({
  name: 'engagement.outgoing.unsent',
  summary: 'It did not leave.',
  params: IdParams,
  body: UnsentMark,
  answers: { 200: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const row = orRefuse(await markUnsent(params.id, body, officer, tools));
    return { status: 200, body: await threadView(row, officer, names, tools), audit: { reason: body.reason } };
  },
});
