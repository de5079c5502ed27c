// GET /engagements/policy: what the law of each country is taken to be, and who signed.

import { engagementRoute } from '../../engagement-route.js';
import { policyView } from '../../present/engagements/register-views.js';
import { PolicyView } from '../../schemas/engagements/registers.js';

/** The route. */
export const getPolicy = engagementRoute({
  name: 'engagement.policy',
  summary: 'What the law of each country is taken to be, and who signed.',
  answers: { 200: PolicyView },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { tools }) {
    return { status: 200, body: policyView(tools) };
  },
});
