// GET /engagements/officers: colleagues with a part in engagements.

import { officerOf } from '../../../../app/engagement/tools.js';
import { engagementRoute } from '../../engagement-route.js';
import { OfficerList } from '../../schemas/engagements/registers.js';

/** The route. */
export const getOfficers = engagementRoute({
  name: 'engagement.officers',
  summary: 'Colleagues with a part in engagements.',
  answers: { 200: OfficerList },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { tools }) {
    const accounts = await tools.staff.list();
    const items = accounts
      .filter(({ state }) => state !== 'disabled')
      .map((account) => ({ ...officerOf(account), name: account.name }))
      .filter(({ roles }) => roles.length > 0)
      .map(({ id, name, roles }) => ({ id, name, roles: [...roles], threads: tools.board.openOf(id) }));
    return { status: 200, body: { items } };
  },
});
