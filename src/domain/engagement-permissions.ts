// Who may use which route of supervised engagements: one table, walked by a test and by the router itself. What a person may do to one
// object (their own thread, not their own text) is decided by the rules behind it.

import { ENGAGEMENT_ROLES, type EngagementRole } from './authorisation.js';

/** Reading, and stopping: to stop is always safe. */
const EVERYBODY: readonly EngagementRole[] = ENGAGEMENT_ROLES;
const OPERATORS: readonly EngagementRole[] = ['operator'];
const AUTHORISERS: readonly EngagementRole[] = ['authoriser'];
/** Who works on threads. */
const DESK: readonly EngagementRole[] = ['operator', 'approver'];
/** Who looks at what operators do. */
const CHECKERS: readonly EngagementRole[] = ['approver', 'authoriser'];
/**
 * Whoever looks at what operators do takes evidence out of the house and reads who looked at it: not the one whose talk it is. Taking it
 * out sends nothing to anybody in a thread, so oversight may.
 */
const KEEPERS: readonly EngagementRole[] = ['approver', 'authoriser', 'oversight'];
const NOT_OVERSIGHT: readonly EngagementRole[] = ['operator', 'approver', 'authoriser'];

interface EngagementPermission {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Under `/api/v1`. */
  readonly path: string;
  readonly audience: readonly EngagementRole[];
  readonly object: 'none' | 'engagement';
}

function to(
  method: EngagementPermission['method'],
  path: string,
  audience: readonly EngagementRole[],
): EngagementPermission {
  return { method, path: `/engagements${path}`, audience, object: path.includes(':id') ? 'engagement' : 'none' };
}

/** The table. */
export const ENGAGEMENT_PERMISSIONS = {
  'engagement.policy': to('GET', '/policy', EVERYBODY),
  'engagement.officers': to('GET', '/officers', EVERYBODY),
  'engagement.figures': to('GET', '/figures', EVERYBODY),
  'engagement.authorisations.list': to('GET', '/authorisations', EVERYBODY),
  'engagement.authorisation.read': to('GET', '/authorisations/:id', EVERYBODY),
  'engagement.authorisation.request': to('POST', '/authorisations', DESK),
  'engagement.authorisation.sign': to('POST', '/authorisations/:id/signature', AUTHORISERS),
  'engagement.authorisation.token': to('POST', '/authorisations/:id/tokens', NOT_OVERSIGHT),
  'engagement.authorisation.renew': to('POST', '/authorisations/:id/renewals', DESK),
  'engagement.authorisation.revoke': to('POST', '/authorisations/:id/revocation', AUTHORISERS),
  'engagement.personas.list': to('GET', '/personas', EVERYBODY),
  'engagement.persona.read': to('GET', '/personas/:id', EVERYBODY),
  'engagement.persona.register': to('POST', '/personas', DESK),
  'engagement.persona.change': to('PUT', '/personas/:id', DESK),
  'engagement.persona.check': to('POST', '/personas/:id/checks', CHECKERS),
  'engagement.training.list': to('GET', '/training', EVERYBODY),
  'engagement.training.record': to('POST', '/training', CHECKERS),
  'engagement.safeguarding.read': to('GET', '/safeguarding', EVERYBODY),
  'engagement.safeguarding.put': to('PUT', '/safeguarding', AUTHORISERS),
  'engagement.alerts.list': to('GET', '/alerts', EVERYBODY),
  'engagement.suspicions.list': to('GET', '/suspicions/:id', EVERYBODY),
  'engagement.suspicion.record': to('POST', '/suspicions/:id', DESK),
  'engagement.threads.list': to('GET', '/threads', EVERYBODY),
  'engagement.thread.open': to('POST', '/threads', OPERATORS),
  'engagement.thread.read': to('GET', '/threads/:id', EVERYBODY),
  'engagement.thread.turns': to('GET', '/threads/:id/turns', EVERYBODY),
  'engagement.evidence.read': to('GET', '/threads/:id/evidence', KEEPERS),
  'engagement.evidence.custody': to('GET', '/threads/:id/evidence/custody', KEEPERS),
  'engagement.evidence.export': to('POST', '/threads/:id/evidence', KEEPERS),
  'engagement.thread.receive': to('POST', '/threads/:id/messages', OPERATORS),
  'engagement.thread.suggest': to('POST', '/threads/:id/suggestions', OPERATORS),
  'engagement.draft.write': to('POST', '/threads/:id/drafts', DESK),
  'engagement.draft.edit': to('PUT', '/threads/:id/drafts/:draft', DESK),
  'engagement.draft.reject': to('POST', '/threads/:id/drafts/:draft/rejection', NOT_OVERSIGHT),
  'engagement.draft.sign_off': to('POST', '/threads/:id/drafts/:draft/sign-off', AUTHORISERS),
  'engagement.draft.show': to('POST', '/threads/:id/drafts/:draft/shown', DESK),
  'engagement.draft.approve': to('POST', '/threads/:id/drafts/:draft/approval', DESK),
  'engagement.draft.release': to('POST', '/threads/:id/drafts/:draft/release', OPERATORS),
  'engagement.outgoing.sent': to('POST', '/threads/:id/outgoing/sent', OPERATORS),
  'engagement.outgoing.unsent': to('POST', '/threads/:id/outgoing/unsent', OPERATORS),
  'engagement.thread.freeze': to('POST', '/threads/:id/freeze', NOT_OVERSIGHT),
  'engagement.thread.acknowledge': to('POST', '/threads/:id/acknowledgement', NOT_OVERSIGHT),
  'engagement.thread.unfreeze': to('POST', '/threads/:id/unfreeze', CHECKERS),
  'engagement.thread.close': to('POST', '/threads/:id/closing', DESK),
  'engagement.queue': to('GET', '/queue', EVERYBODY),
  'engagement.stops.list': to('GET', '/stops', EVERYBODY),
  'engagement.stop': to('POST', '/stops', EVERYBODY),
  'engagement.stop.lift': to('POST', '/stops/:id/lift', CHECKERS),
  'engagement.campaigns.list': to('GET', '/campaigns', EVERYBODY),
  'engagement.campaign.read': to('GET', '/campaigns/:id', EVERYBODY),
  'engagement.campaign.create': to('POST', '/campaigns', DESK),
  'engagement.campaign.write': to('PUT', '/campaigns/:id/texts/:language', DESK),
  'engagement.campaign.show': to('POST', '/campaigns/:id/texts/:language/shown', CHECKERS),
  'engagement.campaign.approve': to('POST', '/campaigns/:id/texts/:language/approval', CHECKERS),
  'engagement.range.subjects': to('GET', '/training-subjects', EVERYBODY),
  'engagement.range.runs': to('GET', '/training-runs', EVERYBODY),
  'engagement.range.read': to('GET', '/training-runs/:id', EVERYBODY),
  'engagement.range.begin': to('POST', '/training-runs', NOT_OVERSIGHT),
  'engagement.range.move': to('POST', '/training-runs/:id/moves', NOT_OVERSIGHT),
} as const satisfies Readonly<Record<string, EngagementPermission>>;

/** Name of a route of engagements. */
export type EngagementRoute = keyof typeof ENGAGEMENT_PERMISSIONS;
