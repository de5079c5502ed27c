// POST /engagements/campaigns/{id}/texts/{language}/shown: the text stands on the screen now.

import { showCampaignText } from '../../../../app/engagement/campaigns.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { iso } from '../../schemas/common.js';
import { CampaignTextParams, NewCheck } from '../../schemas/engagements/registers.js';
import { ShownView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postCampaignShown = engagementRoute<CampaignTextParams, unknown, NewCheck>({
  name: 'engagement.campaign.show',
  summary: 'The text stands on the screen now: no yes counts before it can have been read.',
  params: CampaignTextParams,
  body: NewCheck,
  answers: { 200: ShownView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools }) {
    const { shownAt, approvableAt } = orRefuse(await showCampaignText({ ...params, ...body }, officer, tools));
    return { status: 200, body: { shownAt: iso(shownAt), approvableAt: iso(approvableAt) } };
  },
});
