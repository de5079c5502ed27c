// GET /engagements/personas: the register of personas.

import { PERSONAS } from '../../../../app/engagement/row-kinds.js';
import { engagementRoute } from '../../engagement-route.js';
import { personaView } from '../../present/engagements/register-views.js';
import { ListQuery } from '../../schemas/engagements/common.js';
import { PersonaList } from '../../schemas/engagements/registers.js';

/** The route. */
export const getPersonas = engagementRoute<unknown, ListQuery>({
  name: 'engagement.personas.list',
  summary: 'The register of personas.',
  query: ListQuery,
  answers: { 200: PersonaList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ query }, { tools, names }) {
    const { cursor = '', limit } = query;
    const ids = await tools.rows.ids(PERSONAS, cursor, limit);
    const files = await Promise.all(ids.map(async (id) => (await tools.rows.load(PERSONAS, id)).state));
    const items = files.flatMap((file) => (file === null ? [] : [personaView(file, names, tools)]));
    const last = ids.length === limit ? ids.at(-1) : undefined;
    return { status: 200, body: { items, ...(last !== undefined && { cursor: last }) } };
  },
});
