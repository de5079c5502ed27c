// POST /engagements/personas: write a persona down.

import { readPersona, registerPersona } from '../../../../app/engagement/personas.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { personaView } from '../../present/engagements/register-views.js';
import { NewPersona, PersonaView } from '../../schemas/engagements/registers.js';

/** The route. */
export const postPersona = engagementRoute<unknown, unknown, NewPersona>({
  name: 'engagement.persona.register',
  summary: 'Write a persona down.',
  body: NewPersona,
  answers: { 201: PersonaView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, tools, names }) {
    const id = orRefuse(await registerPersona(body, officer, tools));
    return {
      status: 201,
      body: personaView(orRefuse(await readPersona(id, tools)), names, tools),
      audit: { object: `engagement:${id}` },
    };
  },
});
