// POST /engagements/threads/{id}/acknowledgement: answer the safeguarding alert. Only who is named for it.

import { acknowledgeAlert } from '../../../../app/engagement/safety.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { ThreadView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postAcknowledgement = engagementRoute<IdParams>({
  name: 'engagement.thread.acknowledge',
  summary: 'Answer the safeguarding alert. Only who is named for it.',
  params: IdParams,
  answers: { 200: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params }, { officer, tools, names }) {
    const row = orRefuse(await acknowledgeAlert(params.id, officer, tools));
    return { status: 200, body: await threadView(row, officer, names, tools) };
  },
});
