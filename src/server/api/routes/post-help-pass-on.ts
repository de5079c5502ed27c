// POST /help-requests/{id}/pass-on: to a colleague.

import { actOnHelp } from '../../../app/desk/act-on-help.js';
import { queueRow } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { PassOnBody, QueueRow } from '../schemas/queue.js';

export const postHelpPassOn = defineRoute<IdParams, unknown, PassOnBody>({
  name: 'help.pass_on',
  summary: 'Pass a help request on to a colleague.',
  params: IdParams,
  body: PassOnBody,
  answers: { 200: QueueRow },
  refusals: [404, 409, 422],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const row = orThrow(await actOnHelp({ id: params.id, act: 'pass_on', ...body }, staff, deps));
    return { status: 200, body: queueRow(row, language, deps.clock.now()) };
  },
});
