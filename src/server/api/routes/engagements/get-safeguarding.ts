// GET /engagements/safeguarding: whom safeguarding alerts go to, in order.

import { engagementRoute } from '../../engagement-route.js';
import { safeguardingView } from '../../present/engagements/small-registers.js';
import { SafeguardingView } from '../../schemas/engagements/registers.js';

/** The route. */
export const getSafeguarding = engagementRoute({
  name: 'engagement.safeguarding.read',
  summary: 'Whom safeguarding alerts go to, in order.',
  answers: { 200: SafeguardingView },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { tools, names }) {
    return { status: 200, body: await safeguardingView(names, tools) };
  },
});
