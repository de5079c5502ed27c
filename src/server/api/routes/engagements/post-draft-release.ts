// POST /engagements/threads/{id}/drafts/{draft}/release: release an approved text for sending, or send it where the channel is SMS.

import { releaseDraft } from '../../../../app/engagement/release.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { DraftParams, ReleasedView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postDraftRelease = engagementRoute<DraftParams>({
  name: 'engagement.draft.release',
  summary: 'Release an approved text for sending, or send it where the channel is SMS.',
  params: DraftParams,
  answers: { 200: ReleasedView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params }, { officer, tools }) {
    return { status: 200, body: orRefuse(await releaseDraft(params.id, params.draft, officer, tools)) };
  },
});
