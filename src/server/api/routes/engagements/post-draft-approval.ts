// POST /engagements/threads/{id}/drafts/{draft}/approval: approve exactly this text. 422 with every verdict when a rule refuses.

import { approveDraft } from '../../../../app/engagement/approve.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { draftOf } from '../../present/engagements/draft-of.js';
import { DraftParams, DraftView, DraftYes } from '../../schemas/engagements/threads.js';

/** The route. */
export const postDraftApproval = engagementRoute<DraftParams, unknown, DraftYes>({
  name: 'engagement.draft.approve',
  summary: 'Approve exactly this text. 422 with every verdict when a rule refuses.',
  params: DraftParams,
  body: DraftYes,
  answers: { 200: DraftView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const row = orRefuse(await approveDraft(params.id, { draftId: params.draft, ...body }, officer, tools));
    return { status: 200, body: await draftOf(row, params.draft, { officer, names, tools }) };
  },
});
