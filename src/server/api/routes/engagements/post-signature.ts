// POST /engagements/authorisations/{id}/signature: import the detached signature. Only the authoriser who is named.

import { signAuthorisation } from '../../../../app/engagement/authorise.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { authorisationView } from '../../present/engagements/authorisation-view.js';
import { IdParams } from '../../schemas/common.js';
import { AuthorisationView } from '../../schemas/engagements/authorisations.js';
import { Signature } from '../../schemas/engagements/common.js';

/** The route. */
export const postSignature = engagementRoute<IdParams, unknown, Signature>({
  name: 'engagement.authorisation.sign',
  summary: 'Import the detached signature. Only the authoriser who is named.',
  params: IdParams,
  body: Signature,
  answers: { 200: AuthorisationView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    orRefuse(await signAuthorisation(params.id, body, officer, tools));
    return { status: 200, body: orRefuse(await authorisationView(params.id, names, tools)) };
  },
});
