// POST /engagements/authorisations/{id}/renewals: ask for a renewal, with reasons written afresh.

import { requestRenewal } from '../../../../app/engagement/authorise.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { authorisationView } from '../../present/engagements/authorisation-view.js';
import { IdParams } from '../../schemas/common.js';
import { AuthorisationView, NewRenewal } from '../../schemas/engagements/authorisations.js';

/** The route. */
export const postRenewal = engagementRoute<IdParams, unknown, NewRenewal>({
  name: 'engagement.authorisation.renew',
  summary: 'Ask for a renewal, with reasons written afresh.',
  params: IdParams,
  body: NewRenewal,
  answers: { 201: AuthorisationView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const times = { start: Date.parse(body.start), end: Date.parse(body.end) };
    orRefuse(await requestRenewal(params.id, { ...body, ...times }, officer, tools));
    return { status: 201, body: orRefuse(await authorisationView(params.id, names, tools)) };
  },
});
