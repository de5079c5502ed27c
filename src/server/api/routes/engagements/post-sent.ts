// POST /engagements/threads/{id}/outgoing/sent: it was sent from the device.

import { markSent } from '../../../../app/engagement/release.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { SentMark, ThreadView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postSent = engagementRoute<IdParams, unknown, SentMark>({
  name: 'engagement.outgoing.sent',
  summary: 'It was sent from the device.',
  params: IdParams,
  body: SentMark,
  answers: { 200: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const sentAt = body.sentAt === null ? null : Date.parse(body.sentAt);
    const row = orRefuse(await markSent(params.id, { intentId: body.intentId, sentAt }, officer, tools));
    return { status: 200, body: await threadView(row, officer, names, tools) };
  },
});
