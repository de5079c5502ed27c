// GET /engagements/threads/{id}/evidence: how a thread's evidence stands.

import { openCase } from '../../../../app/engagement/cases.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { IdParams, iso } from '../../schemas/common.js';
import { EvidenceView } from '../../schemas/engagements/evidence.js';

/** The route. */
export const getEvidence = engagementRoute<IdParams>({
  name: 'engagement.evidence.read',
  summary: "How a thread's evidence stands: records, signed root, time stamp.",
  params: IdParams,
  answers: { 200: EvidenceView },
  refusals: [404],
  audited: true,
  async handle({ params }, { officer, tools }) {
    orRefuse(await openCase(params.id, officer, tools));
    const { root, ...state } = await tools.evidenceDesk.state(params.id);
    const body: EvidenceView = {
      ...state,
      root:
        root === null
          ? null
          : {
              ...{ size: root.size, rootHash: root.rootHash, at: iso(root.at), keyId: root.keyId },
              stamped: root.timestamp !== null,
            },
    };
    return { status: 200, body };
  },
});
