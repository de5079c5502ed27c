// GET /engagements/threads/{id}/turns: older messages.

import { openCase } from '../../../../app/engagement/cases.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { turnsBefore } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { TurnPage, TurnQuery } from '../../schemas/engagements/threads.js';

/** The route. */
export const getThreadTurns = engagementRoute<IdParams, TurnQuery>({
  name: 'engagement.thread.turns',
  summary: 'Older messages.',
  params: IdParams,
  query: TurnQuery,
  answers: { 200: TurnPage },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, query }, { officer, tools, names }) {
    const { state } = orRefuse(await openCase(params.id, officer, tools));
    await tools.noteView(state.thread, officer);
    return { status: 200, body: await turnsBefore(params.id, query.before, names, tools) };
  },
});
