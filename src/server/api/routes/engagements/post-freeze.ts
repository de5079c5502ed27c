// POST /engagements/threads/{id}/freeze: freeze all sending on a thread and raise the alert.

import { freezeThread } from '../../../../app/engagement/safety.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { Reason } from '../../schemas/engagements/authorisations.js';
import { ThreadView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postFreeze = engagementRoute<IdParams, unknown, Reason>({
  name: 'engagement.thread.freeze',
  summary: 'Freeze all sending on a thread and raise the alert.',
  params: IdParams,
  body: Reason,
  answers: { 200: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const row = orRefuse(await freezeThread(params.id, body.reason, officer, tools));
    return { status: 200, body: await threadView(row, officer, names, tools), audit: { reason: body.reason } };
  },
});
