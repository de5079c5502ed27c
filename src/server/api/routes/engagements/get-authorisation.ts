// GET /engagements/authorisations/{id}: one authorisation with its documents and tokens.

import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { authorisationView } from '../../present/engagements/authorisation-view.js';
import { IdParams } from '../../schemas/common.js';
import { AuthorisationView } from '../../schemas/engagements/authorisations.js';

/** The route. */
export const getAuthorisation = engagementRoute<IdParams>({
  name: 'engagement.authorisation.read',
  summary: 'One authorisation with its documents and tokens.',
  params: IdParams,
  answers: { 200: AuthorisationView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params }, { tools, names }) {
    return { status: 200, body: orRefuse(await authorisationView(params.id, names, tools)) };
  },
});
