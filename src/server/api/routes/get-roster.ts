// GET /roster: who is on duty.

import { seeRoster } from '../../../app/desk/roster.js';
import { dutyView } from '../present/list-views.js';
import { defineRoute } from '../route.js';
import { RosterView } from '../schemas/desk-lists.js';

export const getRoster = defineRoute({
  name: 'roster.read',
  summary: 'Who is on duty, and the languages that nobody on duty speaks.',
  answers: { 200: RosterView },
  async handle(_asked, _asker, deps) {
    const { rows, gaps } = await seeRoster(deps);
    const body: RosterView = { items: rows.map(dutyView), gaps: [...gaps] };
    return { status: 200, body };
  },
});
