// GET /engagements/threads: threads, the newest talk first. An operator sees their own.

import { engagementRoute } from '../../engagement-route.js';
import { threadRow } from '../../present/engagements/thread-view.js';
import { ThreadList, ThreadQuery } from '../../schemas/engagements/threads.js';

/** The route. */
export const getThreads = engagementRoute<unknown, ThreadQuery>({
  name: 'engagement.threads.list',
  summary: 'Threads, the newest talk first. An operator sees their own.',
  query: ThreadQuery,
  answers: { 200: ThreadList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ query }, { officer, tools, names }) {
    const { operator, authorisation, state, cursor, limit } = query;
    const seen = tools.board
      .threads()
      .filter((one) => officer.roles.some((role) => role !== 'operator') || one.operator === officer.id)
      .filter((one) => operator === undefined || one.operator === operator)
      .filter((one) => authorisation === undefined || one.authorisationId === authorisation)
      .filter((one) => state === undefined || one.state === state);
    const from = cursor === undefined ? 0 : Math.max(0, seen.findIndex(({ id }) => id === cursor) + 1);
    const items = seen.slice(from, from + limit).map((one) => threadRow(one, names));
    const next = from + limit < seen.length ? items.at(-1)?.id : undefined;
    return { status: 200, body: { items, ...(next !== undefined && { cursor: next }) } };
  },
});
