// POST /help-requests/{id}/close: ended, with an outcome. The bot answers again.

import { actOnHelp } from '../../../app/desk/act-on-help.js';
import { queueRow } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { CloseBody, QueueRow } from '../schemas/queue.js';

export const postHelpClose = defineRoute<IdParams, unknown, CloseBody>({
  name: 'help.close',
  summary: 'Close a help request with its outcome.',
  params: IdParams,
  body: CloseBody,
  answers: { 200: QueueRow },
  refusals: [404, 409, 422],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const row = orThrow(await actOnHelp({ id: params.id, act: 'close', ...body }, staff, deps));
    return { status: 200, body: queueRow(row, language, deps.clock.now()) };
  },
});
