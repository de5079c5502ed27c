// POST /conversations/{id}/hand-back: the bot answers again.

import { openItem } from '../../../app/desk/list-queue.js';
import { handBack } from '../../../app/desk/take-over.js';
import { talkChanged } from '../present/conversation-view.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { EmptyBody, TalkChanged } from '../schemas/conversations.js';

export const postHandBack = defineRoute<IdParams, unknown, EmptyBody>({
  name: 'conversation.hand_back',
  summary: 'Hand the chat back to the bot.',
  params: IdParams,
  body: EmptyBody,
  answers: { 200: TalkChanged },
  refusals: [403, 404, 409],
  audited: true,
  async handle({ params, language }, { staff }, deps) {
    const seen = orThrow(await handBack(params.id, staff, deps));
    const help = seen.help === null ? null : await openItem(seen.help, 'help', deps);
    return { status: 200, body: talkChanged(seen, help, { staff, language, now: deps.clock.now() }) };
  },
});
