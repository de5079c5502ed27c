// POST /conversations/{id}/take-over: the bot falls silent.

import { openItem } from '../../../app/desk/list-queue.js';
import { takeOver } from '../../../app/desk/take-over.js';
import { talkChanged } from '../present/conversation-view.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { EmptyBody, TalkChanged } from '../schemas/conversations.js';

export const postTakeOver = defineRoute<IdParams, unknown, EmptyBody>({
  name: 'conversation.take_over',
  summary: 'Take the chat over from the bot; claims the open help request.',
  params: IdParams,
  body: EmptyBody,
  answers: { 200: TalkChanged },
  refusals: [403, 404, 409],
  audited: true,
  async handle({ params, language }, { staff }, deps) {
    const seen = orThrow(await takeOver(params.id, staff, deps));
    const help = seen.help === null ? null : await openItem(seen.help, 'help', deps);
    return { status: 200, body: talkChanged(seen, help, { staff, language, now: deps.clock.now() }) };
  },
});
