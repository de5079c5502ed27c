// POST /engagements/authorisations/{id}/revocation: end an authorisation at once, for good.

import { revokeAuthorisation } from '../../../../app/engagement/authorise.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { authorisationView } from '../../present/engagements/authorisation-view.js';
import { IdParams } from '../../schemas/common.js';
import { AuthorisationView, Reason } from '../../schemas/engagements/authorisations.js';

/** The route. */
export const postRevocation = engagementRoute<IdParams, unknown, Reason>({
  name: 'engagement.authorisation.revoke',
  summary: 'End an authorisation at once, for good.',
  params: IdParams,
  body: Reason,
  answers: { 200: AuthorisationView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    orRefuse(await revokeAuthorisation(params.id, body.reason, officer, tools));
    return {
      status: 200,
      body: orRefuse(await authorisationView(params.id, names, tools)),
      audit: { reason: body.reason },
    };
  },
});
