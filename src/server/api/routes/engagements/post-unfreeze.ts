// POST /engagements/threads/{id}/unfreeze: one of two votes to open a frozen thread.

import { voteUnfreeze } from '../../../../app/engagement/safety.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { Reason } from '../../schemas/engagements/authorisations.js';
import { ThreadView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postUnfreeze = engagementRoute<IdParams, unknown, Reason>({
  name: 'engagement.thread.unfreeze',
  summary: 'One of two votes to open a frozen thread.',
  params: IdParams,
  body: Reason,
  answers: { 200: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const row = orRefuse(await voteUnfreeze(params.id, body.reason, officer, tools));
    return { status: 200, body: await threadView(row, officer, names, tools), audit: { reason: body.reason } };
  },
});
