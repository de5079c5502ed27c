// POST /engagements/authorisations/{id}/tokens: import a judge's or prosecutor's token for this authorisation.

import { addToken } from '../../../../app/engagement/authorise.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { authorisationView } from '../../present/engagements/authorisation-view.js';
import { IdParams } from '../../schemas/common.js';
import { AuthorisationView, NewToken } from '../../schemas/engagements/authorisations.js';

/** The route. */
export const postToken = engagementRoute<IdParams, unknown, NewToken>({
  name: 'engagement.authorisation.token',
  summary: "Import a judge's or prosecutor's token for this authorisation.",
  params: IdParams,
  body: NewToken,
  answers: { 201: AuthorisationView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    orRefuse(await addToken(params.id, { ...body, at: Date.parse(body.at) }, officer, tools));
    return { status: 201, body: orRefuse(await authorisationView(params.id, names, tools)) };
  },
});
