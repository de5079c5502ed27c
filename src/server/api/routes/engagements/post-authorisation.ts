// POST /engagements/authorisations: ask for an authorisation. The answer holds the text that the authoriser signs, offline.

import { requestAuthorisation } from '../../../../app/engagement/authorise.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { authorisationView } from '../../present/engagements/authorisation-view.js';
import { AuthorisationView, NewAuthorisation } from '../../schemas/engagements/authorisations.js';

/** The route. */
export const postAuthorisation = engagementRoute<unknown, unknown, NewAuthorisation>({
  name: 'engagement.authorisation.request',
  summary: 'Ask for an authorisation. The answer holds the text that the authoriser signs, offline.',
  body: NewAuthorisation,
  answers: { 201: AuthorisationView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, tools, names }) {
    const { start, end, ...fields } = body;
    const times = { start: Date.parse(start), end: Date.parse(end) };
    const id = orRefuse(await requestAuthorisation({ ...fields, ...times }, officer, tools));
    return {
      status: 201,
      body: orRefuse(await authorisationView(id, names, tools)),
      audit: { object: `engagement:${id}` },
    };
  },
});
