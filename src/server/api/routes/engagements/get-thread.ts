// GET /engagements/threads/{id}: one thread: ledger, drafts with their verdicts, newest messages.

import { openCase } from '../../../../app/engagement/cases.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { IdParams } from '../../schemas/common.js';
import { ThreadView } from '../../schemas/engagements/threads.js';

/** The route. */
export const getThread = engagementRoute<IdParams>({
  name: 'engagement.thread.read',
  summary: 'One thread: ledger, drafts with their verdicts, newest messages.',
  params: IdParams,
  answers: { 200: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params }, { officer, tools, names }) {
    const row = orRefuse(await openCase(params.id, officer, tools));
    await tools.noteView(row.state.thread, officer);
    return { status: 200, body: await threadView(row, officer, names, tools) };
  },
});
