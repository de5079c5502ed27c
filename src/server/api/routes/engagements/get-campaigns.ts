// GET /engagements/campaigns: campaigns of deterrence.

import { CAMPAIGNS } from '../../../../app/engagement/row-kinds.js';
import { engagementRoute } from '../../engagement-route.js';
import { campaignView } from '../../present/engagements/register-views.js';
import { ListQuery } from '../../schemas/engagements/common.js';
import { CampaignList } from '../../schemas/engagements/registers.js';

/** The route. */
export const getCampaigns = engagementRoute<unknown, ListQuery>({
  name: 'engagement.campaigns.list',
  summary: 'Campaigns of deterrence.',
  query: ListQuery,
  answers: { 200: CampaignList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ query }, { tools, names }) {
    const { cursor = '', limit } = query;
    const ids = await tools.rows.ids(CAMPAIGNS, cursor, limit);
    const files = await Promise.all(ids.map(async (id) => (await tools.rows.load(CAMPAIGNS, id)).state));
    const threads = tools.board.threads();
    const items = files.flatMap((file) => (file === null ? [] : [campaignView(file, names, tools, threads)]));
    const last = ids.length === limit ? ids.at(-1) : undefined;
    return { status: 200, body: { items, ...(last !== undefined && { cursor: last }) } };
  },
});
