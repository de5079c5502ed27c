// GET /conversations/{id}/turns: older turns. Recorded before they are shown.

import { readTurns } from '../../../app/desk/read-turns.js';
import { seeConversation } from '../../../app/desk/see-conversation.js';
import { turnsPage } from '../present/turn-view.js';
import { found } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { TurnsQuery } from '../schemas/conversations.js';
import { TurnsPage } from '../schemas/turns.js';

export const getTurns = defineRoute<IdParams, TurnsQuery>({
  name: 'turns.read',
  summary: 'Turns before a turn, oldest first.',
  params: IdParams,
  query: TurnsQuery,
  answers: { 200: TurnsPage },
  refusals: [404],
  audited: true,
  async handle({ params, query, language }, { staff }, deps) {
    const { summary } = found(await seeConversation(params.id, staff, deps));
    const page = await readTurns({ id: summary.id, contactId: summary.contactId }, query, deps);
    return {
      status: 200,
      body: turnsPage(page, deps.words(language), deps.clock.now()),
      audit: { reason: query.reason },
    };
  },
});
