// POST /engagements/personas/{id}/checks: say that exactly this form was checked.

import { checkPersona, readPersona } from '../../../../app/engagement/personas.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { personaView } from '../../present/engagements/register-views.js';
import { IdParams } from '../../schemas/common.js';
import { NewCheck, PersonaView } from '../../schemas/engagements/registers.js';

/** The route. */
export const postPersonaCheck = engagementRoute<IdParams, unknown, NewCheck>({
  name: 'engagement.persona.check',
  summary: 'Say that exactly this form was checked.',
  params: IdParams,
  body: NewCheck,
  answers: { 200: PersonaView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const id = orRefuse(await checkPersona(params.id, body.sha256, officer, tools));
    return { status: 200, body: personaView(orRefuse(await readPersona(id, tools)), names, tools) };
  },
});
