// POST /conversations/{id}/messages: a counsellor writes to the person.

import { sendMessage } from '../../../app/desk/send-message.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { SendBody, SentView } from '../schemas/conversations.js';

export const postMessage = defineRoute<IdParams, unknown, SendBody>({
  name: 'message.send',
  summary: 'Write to the person. 422 with why when sending is not allowed now.',
  params: IdParams,
  body: SendBody,
  answers: { 200: SentView, 202: SentView },
  refusals: [404, 409, 413, 422],
  audited: true,
  async handle({ params, body }, { staff }, deps) {
    const sent = orThrow(await sendMessage({ conversationId: params.id, ...body }, staff, deps));
    return { status: sent.state === 'pending' ? 202 : 200, body: sent };
  },
});
