// POST /engagements/threads/{id}/suggestions: fresh suggestions in the place of those that nobody took up.

import { openCase } from '../../../../app/engagement/cases.js';
import { suggestDrafts } from '../../../../app/engagement/suggest.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { ThreadView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postSuggestions = engagementRoute<IdParams>({
  name: 'engagement.thread.suggest',
  summary: 'Fresh suggestions in the place of those that nobody took up.',
  params: IdParams,
  answers: { 200: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params }, { officer, tools, names }) {
    orRefuse(await suggestDrafts(params.id, officer, tools));
    const row = orRefuse(await openCase(params.id, officer, tools));
    return { status: 200, body: await threadView(row, officer, names, tools) };
  },
});
