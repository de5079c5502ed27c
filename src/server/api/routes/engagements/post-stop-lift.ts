// POST /engagements/stops/{id}/lift: one of two who must agree that it goes on.

import { liftStop } from '../../../../app/engagement/stop.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { stopsView } from '../../present/engagements/small-registers.js';
import { IdParams } from '../../schemas/common.js';
import { Reason } from '../../schemas/engagements/authorisations.js';
import { StopList } from '../../schemas/engagements/registers.js';

/** The route. */
export const postStopLift = engagementRoute<IdParams, unknown, Reason>({
  name: 'engagement.stop.lift',
  summary: 'One of two who must agree that it goes on.',
  params: IdParams,
  body: Reason,
  answers: { 200: StopList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    orRefuse(await liftStop(params.id, body.reason, officer, tools));
    return { status: 200, body: await stopsView(names, tools), audit: { reason: body.reason } };
  },
});
