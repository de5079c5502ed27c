// POST /holds: ask for a legal hold, approve one that somebody else asked for, or lift it.

import { actOnHold } from '../../../app/desk/holds.js';
import { holdView } from '../present/hold-view.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { HoldBody, HoldView } from '../schemas/holds.js';

export const postHold = defineRoute<unknown, unknown, HoldBody>({
  name: 'hold.act',
  summary: 'Ask for, approve or lift a legal hold. Whoever asked cannot approve.',
  body: HoldBody,
  answers: { 200: HoldView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ body }, { staff }, deps) {
    const until = body.until === undefined ? undefined : Date.parse(body.until);
    const seen = orThrow(await actOnHold({ ...body, until }, staff, deps));
    const audit = { object: `conversation:${body.conversationId}`, reason: `${body.act}: ${body.reason}` };
    return { status: 200, body: holdView(seen), audit };
  },
});
