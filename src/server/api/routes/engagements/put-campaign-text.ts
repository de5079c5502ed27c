// PUT /engagements/campaigns/{id}/texts/{language}: write a language's text; approvals of the one before are void.

import { writeCampaignText } from '../../../../app/engagement/campaigns.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { campaignOf } from '../../present/engagements/small-registers.js';
import { CampaignTextParams, CampaignView, NewCampaignText } from '../../schemas/engagements/registers.js';

/** The route. */
export const putCampaignText = engagementRoute<CampaignTextParams, unknown, NewCampaignText>({
  name: 'engagement.campaign.write',
  summary: "Write a language's text; approvals of the one before are void.",
  params: CampaignTextParams,
  body: NewCampaignText,
  answers: { 200: CampaignView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const id = orRefuse(await writeCampaignText({ ...params, ...body }, officer, tools));
    return { status: 200, body: orRefuse(await campaignOf(id, names, tools)) };
  },
});
