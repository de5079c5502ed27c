// POST /engagements/threads: open a thread. Who does is its operator.

import { openCase } from '../../../../app/engagement/cases.js';
import { openThread } from '../../../../app/engagement/open-thread.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { threadView } from '../../present/engagements/thread-view.js';
import { NewThread, ThreadView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postThread = engagementRoute<unknown, unknown, NewThread>({
  name: 'engagement.thread.open',
  summary: 'Open a thread. Who does is its operator.',
  body: NewThread,
  answers: { 201: ThreadView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, tools, names }) {
    const id = orRefuse(await openThread(body, officer, tools));
    tools.board.wrote(id);
    const row = orRefuse(await openCase(id, officer, tools));
    return { status: 201, body: await threadView(row, officer, names, tools), audit: { object: `engagement:${id}` } };
  },
});
