// PUT /engagements/personas/{id}: change a persona; its checks are void.

import { changePersona, readPersona } from '../../../../app/engagement/personas.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { personaView } from '../../present/engagements/register-views.js';
import { IdParams } from '../../schemas/common.js';
import { NewPersona, PersonaView } from '../../schemas/engagements/registers.js';

/** The route. */
export const putPersona = engagementRoute<IdParams, unknown, NewPersona>({
  name: 'engagement.persona.change',
  summary: 'Change a persona; its checks are void.',
  params: IdParams,
  body: NewPersona,
  answers: { 200: PersonaView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const id = orRefuse(await changePersona(params.id, body, officer, tools));
    return { status: 200, body: personaView(orRefuse(await readPersona(id, tools)), names, tools) };
  },
});
