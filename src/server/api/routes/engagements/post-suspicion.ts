// POST /engagements/suspicions/{id}: put grounds on file, dated now.

import { recordSuspicion } from '../../../../app/engagement/keep-registers.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { suspicionView } from '../../present/engagements/small-registers.js';
import { NewSuspicion, RegisterParams, SuspicionList } from '../../schemas/engagements/registers.js';

/** The route. */
export const postSuspicion = engagementRoute<RegisterParams, unknown, NewSuspicion>({
  name: 'engagement.suspicion.record',
  summary: 'Put grounds on file, dated now.',
  params: RegisterParams,
  body: NewSuspicion,
  answers: { 201: SuspicionList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    orRefuse(await recordSuspicion(params.id, body.grounds, officer, tools));
    return { status: 201, body: await suspicionView(params.id, names, tools) };
  },
});
