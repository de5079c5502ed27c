// GET /engagements/suspicions/{id}: grounds on file of one subject.

import { engagementRoute } from '../../engagement-route.js';
import { suspicionView } from '../../present/engagements/small-registers.js';
import { RegisterParams, SuspicionList } from '../../schemas/engagements/registers.js';

/** The route. */
export const getSuspicions = engagementRoute<RegisterParams>({
  name: 'engagement.suspicions.list',
  summary: 'Grounds on file of one subject.',
  params: RegisterParams,
  answers: { 200: SuspicionList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params }, { tools, names }) {
    return { status: 200, body: await suspicionView(params.id, names, tools) };
  },
});
