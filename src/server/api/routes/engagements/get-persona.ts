// GET /engagements/personas/{id}: one persona with its checks and uses.

import { readPersona } from '../../../../app/engagement/personas.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { personaView } from '../../present/engagements/register-views.js';
import { IdParams } from '../../schemas/common.js';
import { PersonaView } from '../../schemas/engagements/registers.js';

/** The route. */
export const getPersona = engagementRoute<IdParams>({
  name: 'engagement.persona.read',
  summary: 'One persona with its checks and uses.',
  params: IdParams,
  answers: { 200: PersonaView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params }, { tools, names }) {
    return { status: 200, body: personaView(orRefuse(await readPersona(params.id, tools)), names, tools) };
  },
});
