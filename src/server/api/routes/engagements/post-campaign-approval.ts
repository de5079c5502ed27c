// POST /engagements/campaigns/{id}/texts/{language}/approval: one of two yeses to exactly this text.

import { approveCampaignText } from '../../../../app/engagement/campaigns.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { campaignOf } from '../../present/engagements/small-registers.js';
import { CampaignTextParams, CampaignView, NewCheck } from '../../schemas/engagements/registers.js';

/** The route. */
export const postCampaignApproval = engagementRoute<CampaignTextParams, unknown, NewCheck>({
  name: 'engagement.campaign.approve',
  summary: 'One of two yeses to exactly this text.',
  params: CampaignTextParams,
  body: NewCheck,
  answers: { 200: CampaignView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const id = orRefuse(await approveCampaignText({ ...params, ...body }, officer, tools));
    return { status: 200, body: orRefuse(await campaignOf(id, names, tools)) };
  },
});
