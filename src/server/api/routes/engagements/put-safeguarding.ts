// PUT /engagements/safeguarding: name whom alerts go to, in order.

import { nameSafeguarding } from '../../../../app/engagement/keep-registers.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { safeguardingView } from '../../present/engagements/small-registers.js';
import { NewSafeguarding, SafeguardingView } from '../../schemas/engagements/registers.js';

/** The route. */
export const putSafeguarding = engagementRoute<unknown, unknown, NewSafeguarding>({
  name: 'engagement.safeguarding.put',
  summary: 'Name whom alerts go to, in order.',
  body: NewSafeguarding,
  answers: { 200: SafeguardingView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, tools, names }) {
    orRefuse(await nameSafeguarding(body.officers, officer, tools));
    return { status: 200, body: await safeguardingView(names, tools) };
  },
});
