// POST /help-requests/{id}/release: back into the queue.

import { actOnHelp } from '../../../app/desk/act-on-help.js';
import { queueRow } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { QueueRow, SeenBody } from '../schemas/queue.js';

export const postHelpRelease = defineRoute<IdParams, unknown, SeenBody>({
  name: 'help.release',
  summary: 'Give a help request back to the queue.',
  params: IdParams,
  body: SeenBody,
  answers: { 200: QueueRow },
  refusals: [404, 409, 422],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const row = orThrow(await actOnHelp({ id: params.id, act: 'release', ...body }, staff, deps));
    return { status: 200, body: queueRow(row, language, deps.clock.now()) };
  },
});
