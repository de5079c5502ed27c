// POST /engagements/threads/{id}/drafts/{draft}/shown: the draft stands before you now.

import { showDraft } from '../../../../app/engagement/approve.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { iso } from '../../schemas/common.js';
import { DraftParams, DraftShown, ShownView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postDraftShown = engagementRoute<DraftParams, unknown, DraftShown>({
  name: 'engagement.draft.show',
  summary: 'The draft stands before you now.',
  params: DraftParams,
  body: DraftShown,
  answers: { 200: ShownView },
  refusals: [403, 404, 409, 422],
  audited: true,
  async handle({ params, body }, { officer, tools }) {
    const shown = orRefuse(await showDraft(params.id, { draftId: params.draft, ...body }, officer, tools));
    return { status: 200, body: { shownAt: iso(shown.shownAt), approvableAt: iso(shown.approvableAt) } };
  },
});
