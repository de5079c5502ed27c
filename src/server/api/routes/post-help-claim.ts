// POST /help-requests/{id}/claim: somebody takes care of it.

import { actOnHelp } from '../../../app/desk/act-on-help.js';
import { queueRow } from '../present/queue-row.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { QueueRow, SeenBody } from '../schemas/queue.js';

export const postHelpClaim = defineRoute<IdParams, unknown, SeenBody>({
  name: 'help.claim',
  summary: 'Claim a help request.',
  params: IdParams,
  body: SeenBody,
  answers: { 200: QueueRow },
  refusals: [404, 409, 422],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const row = orThrow(await actOnHelp({ id: params.id, act: 'claim', ...body }, staff, deps));
    return { status: 200, body: queueRow(row, language, deps.clock.now()) };
  },
});
