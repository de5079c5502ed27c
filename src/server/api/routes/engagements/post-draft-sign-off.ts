// POST /engagements/threads/{id}/drafts/{draft}/sign-off: sign an active text off.

import { signOffDraft } from '../../../../app/engagement/write-draft.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { draftOf } from '../../present/engagements/draft-of.js';
import { DraftParams, DraftView, DraftYes } from '../../schemas/engagements/threads.js';

/** The route. */
export const postDraftSignOff = engagementRoute<DraftParams, unknown, DraftYes>({
  name: 'engagement.draft.sign_off',
  summary: 'Sign an active text off.',
  params: DraftParams,
  body: DraftYes,
  answers: { 200: DraftView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const row = orRefuse(await signOffDraft(params.id, { draftId: params.draft, ...body }, officer, tools));
    return { status: 200, body: await draftOf(row, params.draft, { officer, names, tools }) };
  },
});
