// POST /conversations/{id}/code-word/clear: whoever writes without the code word is the person, staff decided.

import { clearWord } from '../../../app/desk/clear-word.js';
import { openItem } from '../../../app/desk/list-queue.js';
import { talkChanged } from '../present/conversation-view.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { ClearWordBody, TalkChanged } from '../schemas/conversations.js';

export const postClearWord = defineRoute<IdParams, unknown, ClearWordBody>({
  name: 'conversation.clear_word',
  summary: 'Take away the code word of somebody who forgot it. The reason stands in the audit log.',
  params: IdParams,
  body: ClearWordBody,
  answers: { 200: TalkChanged },
  refusals: [404, 409],
  audited: true,
  async handle({ params, body, language }, { staff }, deps) {
    const seen = orThrow(await clearWord(params.id, staff, deps));
    const help = seen.help === null ? null : await openItem(seen.help, 'help', deps);
    return {
      status: 200,
      body: talkChanged(seen, help, { staff, language, now: deps.clock.now() }),
      audit: { reason: body.reason },
    };
  },
});
