// GET /engagements/alerts: safeguarding alerts that nobody acknowledged.

import { engagementRoute } from '../../engagement-route.js';
import { alertView } from '../../present/engagements/register-views.js';
import { AlertList } from '../../schemas/engagements/registers.js';

/** The route. */
export const getAlerts = engagementRoute({
  name: 'engagement.alerts.list',
  summary: 'Safeguarding alerts that nobody acknowledged.',
  answers: { 200: AlertList },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { tools, names }) {
    const items = tools.board.threads().flatMap((thread) => alertView(thread, names, tools));
    return { status: 200, body: { items: items.sort((a, b) => a.raisedAt.localeCompare(b.raisedAt)) } };
  },
});
