// GET /queue: people who ask for help, then texts to review. No text of the person in any row.

import { listQueue } from '../../../app/desk/list-queue.js';
import { queueRow } from '../present/queue-row.js';
import { defineRoute } from '../route.js';
import { QueuePage, QueueQuery } from '../schemas/queue.js';

export const getQueue = defineRoute<unknown, QueueQuery>({
  name: 'queue.list',
  summary: 'The queue, people at risk first.',
  query: QueueQuery,
  answers: { 200: QueuePage },
  async handle({ query, language }, { staff }, deps) {
    const { state, mine, ...filter } = query;
    const holder = mine === 'true' || mine === '1' ? staff.id : undefined;
    const { items, cursor } = await listQueue({ ...filter, states: state, holder }, deps);
    const now = deps.clock.now();
    const body: QueuePage = { items: items.map((row) => queueRow(row, language, now)), cursor };
    return { status: 200, body };
  },
});
