// PUT /engagements/threads/{id}/drafts/{draft}: change a draft: a new revision without approval.

import { editDraft } from '../../../../app/engagement/write-draft.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { draftOf } from '../../present/engagements/draft-of.js';
import { DraftEdit, DraftParams, DraftView } from '../../schemas/engagements/threads.js';

/** The route. */
export const putDraft = engagementRoute<DraftParams, unknown, DraftEdit>({
  name: 'engagement.draft.edit',
  summary: 'Change a draft: a new revision without approval.',
  params: DraftParams,
  body: DraftEdit,
  answers: { 200: DraftView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const row = orRefuse(await editDraft(params.id, { draftId: params.draft, ...body }, officer, tools));
    return { status: 200, body: await draftOf(row, params.draft, { officer, names, tools }) };
  },
});
