// GET /engagements/queue: drafts that wait for a yes, the oldest first.

import { originOf } from '../../../../app/engagement/situation.js';
import { engagementRoute } from '../../engagement-route.js';
import { iso } from '../../schemas/common.js';
import { DraftQueue } from '../../schemas/engagements/threads.js';

/** Drafts of one answer; who has decided on some reads again. */
const QUEUE_MOST = 200;

/** The route. */
export const getDraftQueue = engagementRoute({
  name: 'engagement.queue',
  summary: 'Drafts that wait for a yes, the oldest first.',
  answers: { 200: DraftQueue },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { officer, tools, names }) {
    const seen = tools.board
      .threads()
      .filter((one) => officer.roles.some((role) => role !== 'operator') || one.operator === officer.id)
      .flatMap((one) => one.waiting.map((draft) => ({ ...draft, thread: one })));
    const items = seen
      .sort((a, b) => a.at - b.at)
      .slice(0, QUEUE_MOST)
      .map(({ draftId, revision, author, at, thread }) => ({
        threadId: thread.id,
        draftId,
        revision,
        operator: names(thread.operator),
        origin: originOf({ author, editors: [] }),
        at: iso(at),
      }));
    return { status: 200, body: { items } };
  },
});
