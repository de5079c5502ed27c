// GET /engagements/authorisations: authorisations, those asked for among them.

import { DOSSIERS } from '../../../../app/engagement/row-kinds.js';
import { engagementRoute } from '../../engagement-route.js';
import { authorisationRow } from '../../present/engagements/authorisation-view.js';
import { AuthorisationList } from '../../schemas/engagements/authorisations.js';
import { ListQuery } from '../../schemas/engagements/common.js';

/** The route. */
export const getAuthorisations = engagementRoute<unknown, ListQuery>({
  name: 'engagement.authorisations.list',
  summary: 'Authorisations, those asked for among them.',
  query: ListQuery,
  answers: { 200: AuthorisationList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ query }, { tools, names }) {
    const { cursor = '', limit } = query;
    const ids = await tools.rows.ids(DOSSIERS, cursor, limit);
    const items = (await Promise.all(ids.map((id) => authorisationRow(id, names, tools)))).flat();
    const last = ids.length === limit ? ids.at(-1) : undefined;
    return { status: 200, body: { items, ...(last !== undefined && { cursor: last }) } };
  },
});
