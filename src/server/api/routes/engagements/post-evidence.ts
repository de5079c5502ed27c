// POST /engagements/threads/{id}/evidence: takes a thread's evidence out as a bundle that anybody can check.

import { openCase } from '../../../../app/engagement/cases.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { IdParams } from '../../schemas/common.js';
import { Reason } from '../../schemas/engagements/authorisations.js';
import { zipped } from '../../zip.js';

/** The route. What is on record is on record before the first byte leaves. */
export const postEvidence = engagementRoute<IdParams, unknown, Reason>({
  name: 'engagement.evidence.export',
  summary: "Take a thread's evidence out: a zip archive of one folder, as `evidence export` writes it.",
  params: IdParams,
  body: Reason,
  answers: { 200: null },
  refusals: [404, 422],
  audited: true,
  async handle({ params, body }, { officer, tools }) {
    orRefuse(await openCase(params.id, officer, tools));
    const request = { threadId: params.id, by: officer.id, reason: body.reason };
    const { files, made } = orRefuse(await tools.evidenceDesk.takeOut(request));
    const name = `evidence-${params.id}`;
    return {
      status: 200,
      download: { name: `${name}.zip`, mediaType: 'application/zip', bytes: zipped(files, name, made) },
      audit: { reason: body.reason },
    };
  },
});
