// POST /engagements/stops: stop all sending, or that of one authorisation or thread.

import { stopSending } from '../../../../app/engagement/stop.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { stopsView } from '../../present/engagements/small-registers.js';
import { NewStop, StopList } from '../../schemas/engagements/registers.js';

/** The route. */
export const postStop = engagementRoute<unknown, unknown, NewStop>({
  name: 'engagement.stop',
  summary: 'Stop all sending, or that of one authorisation or thread.',
  body: NewStop,
  answers: { 201: StopList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, tools, names }) {
    orRefuse(await stopSending(body, officer, tools));
    return { status: 201, body: await stopsView(names, tools), audit: { reason: body.reason } };
  },
});
