// POST /engagements/threads/{id}/drafts/{draft}/rejection: reject a draft, for good.

import { rejectDraft } from '../../../../app/engagement/write-draft.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { draftOf } from '../../present/engagements/draft-of.js';
import { DraftParams, DraftRejection, DraftView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postDraftRejection = engagementRoute<DraftParams, unknown, DraftRejection>({
  name: 'engagement.draft.reject',
  summary: 'Reject a draft, for good.',
  params: DraftParams,
  body: DraftRejection,
  answers: { 200: DraftView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const row = orRefuse(await rejectDraft(params.id, { draftId: params.draft, ...body }, officer, tools));
    return {
      status: 200,
      body: await draftOf(row, params.draft, { officer, names, tools }),
      audit: { reason: body.reason },
    };
  },
});
