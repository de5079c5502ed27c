// POST /engagements/campaigns: make a campaign under the authorisation that names it.

import { createCampaign } from '../../../../app/engagement/campaigns.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { campaignOf } from '../../present/engagements/small-registers.js';
import { CampaignView, NewCampaign } from '../../schemas/engagements/registers.js';

/** The route. */
export const postCampaign = engagementRoute<unknown, unknown, NewCampaign>({
  name: 'engagement.campaign.create',
  summary: 'Make a campaign under the authorisation that names it.',
  body: NewCampaign,
  answers: { 201: CampaignView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, tools, names }) {
    const id = orRefuse(await createCampaign(body, officer, tools));
    return { status: 201, body: orRefuse(await campaignOf(id, names, tools)), audit: { object: `engagement:${id}` } };
  },
});
