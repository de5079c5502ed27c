// GET /holds: which conversations are held, and which wait for a second person.

import { listHolds } from '../../../app/desk/holds.js';
import { holdView } from '../present/hold-view.js';
import { defineRoute } from '../route.js';
import { HoldList } from '../schemas/holds.js';

export const getHolds = defineRoute({
  name: 'holds.list',
  summary: 'Legal holds that stand or wait for approval.',
  answers: { 200: HoldList },
  refusals: [403],
  audited: true,
  async handle(_asked, _asker, deps) {
    return { status: 200, body: { items: (await listHolds(deps)).map(holdView) } };
  },
});
