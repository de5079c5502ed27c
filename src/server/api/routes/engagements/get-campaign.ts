// GET /engagements/campaigns/{id}: one campaign with its texts.

import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { campaignOf } from '../../present/engagements/small-registers.js';
import { CampaignView, RegisterParams } from '../../schemas/engagements/registers.js';

/** The route. */
export const getCampaign = engagementRoute<RegisterParams>({
  name: 'engagement.campaign.read',
  summary: 'One campaign with its texts.',
  params: RegisterParams,
  answers: { 200: CampaignView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params }, { tools, names }) {
    return { status: 200, body: orRefuse(await campaignOf(params.id, names, tools)) };
  },
});
