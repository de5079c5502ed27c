// POST /engagements/threads/{id}/drafts: write a draft. Whoever does never approves it.

import { writeDraft } from '../../../../app/engagement/write-draft.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { draftOf } from '../../present/engagements/draft-of.js';
import { IdParams } from '../../schemas/common.js';
import { DraftView, NewDraft } from '../../schemas/engagements/threads.js';

/** The route. */
export const postDraft = engagementRoute<IdParams, unknown, NewDraft>({
  name: 'engagement.draft.write',
  summary: 'Write a draft. Whoever does never approves it.',
  params: IdParams,
  body: NewDraft,
  answers: { 201: DraftView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools, names }) {
    const { row, draftId } = orRefuse(await writeDraft(params.id, body.text, officer, tools));
    return { status: 201, body: await draftOf(row, draftId, { officer, names, tools }) };
  },
});
