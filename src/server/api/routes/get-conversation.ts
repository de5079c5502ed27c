// GET /conversations/{id}: the conversation screen, at its newest turns. Recorded before it is shown.

import { readConversation } from '../../../app/desk/read-conversation.js';
import { seeConversation } from '../../../app/desk/see-conversation.js';
import { conversationView } from '../present/conversation-view.js';
import { found } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams, PAGE_LIMIT } from '../schemas/common.js';
import { ConversationView, ReasonQuery } from '../schemas/conversations.js';

export const getConversation = defineRoute<IdParams, ReasonQuery>({
  name: 'conversation.read',
  summary: 'A conversation: messages with labels, reasons and offsets, and all that stands beside them.',
  params: IdParams,
  query: ReasonQuery,
  answers: { 200: ConversationView },
  refusals: [404],
  audited: true,
  async handle({ params, query, language }, { staff }, deps) {
    const seen = found(await seeConversation(params.id, staff, deps));
    const screen = await readConversation(seen, PAGE_LIMIT, deps);
    const viewer = { staff, language, now: deps.clock.now() };
    return {
      status: 200,
      body: conversationView(screen, viewer, deps.words(language)),
      audit: { reason: query.reason },
    };
  },
});
