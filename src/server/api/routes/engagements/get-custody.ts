// GET /engagements/threads/{id}/evidence/custody: who viewed a thread, took its evidence out or held it, when and why.

import { openCase } from '../../../../app/engagement/cases.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { IdParams, iso } from '../../schemas/common.js';
import { CustodyList, CustodyQuery } from '../../schemas/engagements/evidence.js';

/** The route. */
export const getCustody = engagementRoute<IdParams, CustodyQuery>({
  name: 'engagement.evidence.custody',
  summary: 'Who viewed a thread, took its evidence out or held it, when and why: the newest first.',
  params: IdParams,
  query: CustodyQuery,
  answers: { 200: CustodyList },
  refusals: [404],
  audited: true,
  async handle({ params, query }, { officer, tools, names }) {
    orRefuse(await openCase(params.id, officer, tools));
    const { limit, cursor } = query;
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const acts = await tools.evidenceDesk.custody(params.id, before, limit);
    const items = acts.map((act) => ({ ...act, at: iso(act.at), by: names(act.by) }));
    const last = acts.length === limit ? acts.at(-1) : undefined;
    return { status: 200, body: { items, ...(last !== undefined && { cursor: String(last.number) }) } };
  },
});
