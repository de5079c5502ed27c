// GET /engagements/stops: stops, those that were lifted among them.

import { engagementRoute } from '../../engagement-route.js';
import { stopsView } from '../../present/engagements/small-registers.js';
import { StopList } from '../../schemas/engagements/registers.js';

/** The route. */
export const getStops = engagementRoute({
  name: 'engagement.stops.list',
  summary: 'Stops, those that were lifted among them.',
  answers: { 200: StopList },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { tools, names }) {
    return { status: 200, body: await stopsView(names, tools) };
  },
});
